package io.driftmeter.cli;

/** What the process ends with. Public: scripts rely on it. */
public final class ExitCode {

    /** Everything was done. */
    public static final int OK = 0;

    /** Something failed that the command line is not to blame for, such as a cluster that does not answer. */
    public static final int FAILURE = 1;

    /** The command line, or a file that it names, is wrong: nothing was done. */
    public static final int USAGE = 2;

    /** A check found differences. */
    public static final int DIFFERENCES = 3;

    private ExitCode() {}
}
