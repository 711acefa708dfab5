package io.driftmeter.monitor.plan;

/** Where state lies. */
public enum Place {
    /** On the heap of the JVM. */
    HEAP("heap"),
    /** In memory beside the heap. */
    NATIVE("native"),
    /** In the directory of the local state. */
    DISK("disk");

    private final String text;

    Place(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
