package io.driftmeter.cli;

/** What the process ends with. Public: scripts rely on it. */
public final class ExitCode {

    /** Everything was done. */
    public static final int OK = 0;

    /** Something failed that the command line is not to blame for, such as a cluster that does not answer. */
    public static final int FAILURE = 1;

    /** The command line, or a file that it names, is wrong: nothing was done. */
    public static final int USAGE = 2;

    /** A role was asked to close and did not finish in time: the next start restores its state. */
    public static final int CLOSE_TIMED_OUT = 3;

    /** A check found differences. */
    public static final int DIFFERENCES = 4;

    private ExitCode() {}
}
