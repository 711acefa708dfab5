package io.driftmeter.monitor.plan;

import java.util.List;

/** The state of a monitor would take more than its bound. The message holds the arithmetic and the remedy. */
public final class StateExceedsBoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What exceeds which bound, each as a few sentences. */
    public StateExceedsBoundException(List<String> excess) {
        super(String.join(System.lineSeparator(), excess) + System.lineSeparator()
                + "See every sum with: driftmeter plan");
    }
}
