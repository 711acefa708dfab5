package io.driftmeter.monitor.reference;

import java.util.OptionalLong;

/**
 * What a reference judges.
 *
 * @param model name of the model
 * @param modelVersion version of the model
 * @param effectiveFrom first event time that it judges, in milliseconds since the epoch
 * @param effectiveTo first event time that it no longer judges, in milliseconds since the epoch; empty: no end
 */
public record ReferenceScope(String model, String modelVersion, long effectiveFrom, OptionalLong effectiveTo) {

    /** All event times of a model version. */
    public static ReferenceScope always(String model, String modelVersion) {
        return new ReferenceScope(model, modelVersion, 0, OptionalLong.empty());
    }
}
