package io.driftmeter.runtime;

/** How a role ended; its code is the process's exit status. */
public enum ExitStatus {
    /** Closed as asked, with everything committed. */
    CLOSED(0),
    /** Ended by a failure: threads died oftener than the budget allows. */
    FAILED(1),
    /** Asked to close and did not finish in time: the next start restores its state from the changelogs. */
    CLOSE_TIMED_OUT(3);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
