package io.driftmeter.monitor.definitions;

import io.driftmeter.avro.MonitorDefinition;

/**
 * The shares of predictions that the monitors of one topic of labels score: a label does not say whose it is.
 *
 * @param lowest the lowest share
 * @param highest the highest share
 */
public record SampleRates(double lowest, double highest) {

    /** Everything. */
    public static final SampleRates ALL = new SampleRates(1, 1);

    static SampleRates of(MonitorDefinition definition) {
        double rate = definition.getPerformance().getSampleRate();
        return new SampleRates(rate, rate);
    }

    SampleRates and(SampleRates other) {
        return new SampleRates(Math.min(lowest, other.lowest), Math.max(highest, other.highest));
    }
}
