package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.duplicates.SeenRecordsSize;
import io.driftmeter.runtime.settings.ByteSize;
import io.driftmeter.runtime.settings.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What knowing copies takes: of each partition whose copies are removed, the digests of the lateness. */
final class CopiesPlan {

    /** The bucket that is written, the one before it, and one whose files are not gone yet. */
    private static final int BUCKETS = 3;

    private final ProcessShape process;
    private final List<MonitorDefinition> removing;

    CopiesPlan(ProcessShape process, Collection<ModelShape> models) {
        this.process = process;
        this.removing = models.stream()
                .map(ModelShape::definition)
                .filter(definition -> definition.getDuplicates() == DuplicateHandling.REMOVE)
                .toList();
    }

    /** Memory, and disk if the rate is declared; nothing where copies are kept. */
    List<PlanLine> lines() {
        if (removing.isEmpty()) {
            return List.of();
        }
        List<PlanLine> lines = new ArrayList<>();
        long partitions = Math.min(topics() * process.inputTasks(), process.inputPartitions());
        lines.add(new PlanLine(
                Place.NATIVE,
                "records seen, to know copies",
                partitions + " input partitions x " + ByteSize.format(SeenRecordsSize.MEMORY_BYTES),
                times(partitions, SeenRecordsSize.MEMORY_BYTES)));
        int rate = process.limits().predictionsPerSecond();
        if (rate > 0) {
            Duration lateness = Duration.ofMillis(removing.stream()
                    .mapToLong(MonitorDefinition::getLatenessMilliseconds)
                    .max()
                    .orElse(0));
            lines.add(new PlanLine(
                    Place.DISK,
                    "records seen, to know copies",
                    rate + "/s x " + topicsOfAModel() + " topics x " + BUCKETS + " x " + DurationText.format(lateness)
                            + " lateness x " + SeenRecordsSize.BYTES_A_RECORD + " B",
                    times(
                            rate,
                            topicsOfAModel(),
                            BUCKETS * Math.max(1, lateness.toSeconds()),
                            SeenRecordsSize.BYTES_A_RECORD)));
        }
        return lines;
    }

    /** Whether their disk is not in the plan though copies are removed. */
    boolean isRateMissing() {
        return !removing.isEmpty() && process.limits().predictionsPerSecond() == 0;
    }

    private long topics() {
        return removing.stream().flatMap(CopiesPlan::topics).distinct().count();
    }

    private long topicsOfAModel() {
        return removing.stream()
                .mapToLong(definition -> topics(definition).count())
                .max()
                .orElse(0);
    }

    private static Stream<String> topics(MonitorDefinition definition) {
        return Stream.of(definition.getFeaturesTopic(), definition.getPredictionsTopic())
                .filter(Objects::nonNull);
    }
}
