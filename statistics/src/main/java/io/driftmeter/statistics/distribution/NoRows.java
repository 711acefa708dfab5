package io.driftmeter.statistics.distribution;

/** The plainest reasons for having no figure, in the words that reports use. */
final class NoRows {
    static final String IN_REFERENCE = "no reference rows";
    static final String LIVE = "no live rows";
    static final String NO_SPREAD = "the reference does not vary";

    private NoRows() {}
}
