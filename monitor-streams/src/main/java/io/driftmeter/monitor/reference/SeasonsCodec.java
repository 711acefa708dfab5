package io.driftmeter.monitor.reference;

import io.driftmeter.avro.SlotCounts;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Turns the counts of a feature's seasons into their message, and back. A slot without rows is an empty list in the message. */
final class SeasonsCodec {

    private SeasonsCodec() {}

    static io.driftmeter.avro.SeasonalCounts toAvro(SeasonalCounts seasons) {
        List<SlotCounts> slots = new ArrayList<>();
        for (int slot = 0; slot < SeasonSlots.COUNT; slot++) {
            slots.add(new SlotCounts(
                    seasons.rows(slot) == 0
                            ? List.of()
                            : LongStream.of(seasons.counts(slot)).boxed().toList()));
        }
        return new io.driftmeter.avro.SeasonalCounts(seasons.days(), slots, VariationCodec.toAvro(seasons.variation()));
    }

    static Optional<SeasonalCounts> fromAvro(io.driftmeter.avro.@Nullable SeasonalCounts message, String feature) {
        if (message == null) {
            return Optional.empty();
        }
        int bins = message.getSlots().stream()
                .mapToInt(slot -> slot.getCounts().size())
                .max()
                .orElse(0);
        if (bins == 0) {
            throw new IllegalArgumentException("seasons of feature " + feature + " have no rows");
        }
        List<long[]> counts = message.getSlots().stream()
                .map(slot -> slot.getCounts().isEmpty()
                        ? new long[bins]
                        : slot.getCounts().stream().mapToLong(Long::longValue).toArray())
                .toList();
        return Optional.of(
                new SeasonalCounts(counts, message.getDays(), VariationCodec.fromAvro(message.getVariation())));
    }
}
