package io.driftmeter.statistics.verdict;

/** What the owner of a model says about the hours of the day. */
public enum DailyPattern {
    /** They may differ: a window that is no whole number of days is judged only where the reference shows how. */
    EXPECTED,
    /** They do not differ: windows of any length are judged, against the whole reference where it shows nothing of the hours. */
    NONE
}
