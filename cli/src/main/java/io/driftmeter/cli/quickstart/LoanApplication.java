package io.driftmeter.cli.quickstart;

import java.util.Map;

/**
 * One simulated application for a loan, with what the model said and what became of it.
 *
 * @param predictionId identity of the decision
 * @param eventTime when the model was asked, in milliseconds since the epoch
 * @param features what the model saw; a missing value has no entry
 * @param score the model's probability that the loan goes bad
 * @param prediction "bad" or "good"
 * @param label what became of it: "bad" or "good"
 * @param labelTime when that was known, in milliseconds since the epoch
 */
record LoanApplication(
        String predictionId,
        long eventTime,
        Map<String, Object> features,
        double score,
        String prediction,
        String label,
        long labelTime) {}
