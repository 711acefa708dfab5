package io.driftmeter.monitor.reference;

import io.driftmeter.statistics.reference.WindowVariation;
import java.util.List;

/** Turns the variation between a reference's windows into its message, and back. */
final class VariationCodec {

    private VariationCodec() {}

    static List<io.driftmeter.avro.WindowVariation> toAvro(List<WindowVariation> variations) {
        return variations.stream()
                .map(variation -> new io.driftmeter.avro.WindowVariation(
                        variation.windowMilliseconds(),
                        variation.windows(),
                        variation.rowsPerWindow(),
                        variation.largestVariance(),
                        variation.degreesOfFreedom()))
                .toList();
    }

    static List<WindowVariation> fromAvro(List<io.driftmeter.avro.WindowVariation> messages) {
        return messages.stream().map(VariationCodec::fromAvro).toList();
    }

    private static WindowVariation fromAvro(io.driftmeter.avro.WindowVariation message) {
        Integer degreesOfFreedom = message.getDegreesOfFreedom();
        return new WindowVariation(
                message.getWindowMilliseconds(),
                message.getWindows(),
                message.getRowsPerWindow(),
                message.getLargestVariance(),
                degreesOfFreedom == null ? message.getWindows() - 1 : degreesOfFreedom);
    }
}
