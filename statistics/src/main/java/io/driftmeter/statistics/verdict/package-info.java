/**
 * Verdicts on what was counted: significance at the level that the false-alarm budget leaves, and an effect above a practical minimum, reported
 * apart.
 */
@NullMarked
package io.driftmeter.statistics.verdict;

import org.jspecify.annotations.NullMarked;
