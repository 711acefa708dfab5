package io.driftmeter.alerting.policy;

/**
 * The vote of one window on one upstream source.
 *
 * @param source name of the source
 * @param judged features of the source that the window judged
 * @param ballot the vote, with the features that moved
 */
public record SourceBallot(String source, int judged, Ballot ballot) {}
