/**
 * How well predictions did against their labels: exact, signed counts that add up in any order, the metrics that they give, and the verdict
 * against a baseline.
 */
@NullMarked
package io.driftmeter.statistics.performance;

import org.jspecify.annotations.NullMarked;
