package io.driftmeter.monitor.watermark;

/**
 * Names of what a task adopts, as {@link io.driftmeter.monitor.avro.Adoption#getRule()} holds them.
 *
 * <p>A task counts a row by the definitions and references that it knows. One that it comes to know later than the rows
 * that it rules cannot be made up for, so each task says at which event time it adopted which rule.
 */
public final class Rules {

    private Rules() {}

    /** The rule that a revision of a monitor definition makes. */
    public static String definition(String model, int revision) {
        return "definition|" + model + "|" + revision;
    }

    /** The rule that a reference makes. */
    public static String reference(String model, String modelVersion, String referenceId) {
        return "reference|" + model + "|" + modelVersion + "|" + referenceId;
    }
}
