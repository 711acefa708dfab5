/** What a model version was trained on, as counts and nothing raw, and how it is built from rows. */
@NullMarked
package io.driftmeter.statistics.reference;

import org.jspecify.annotations.NullMarked;
