package io.driftmeter.monitor.duplicates;

import io.driftmeter.avro.DuplicateHandling;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.intake.FateExtractor;
import io.driftmeter.monitor.intake.InputEvent;
import io.driftmeter.monitor.intake.Reading;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells copies from records that were not there before, for the models that ask for it and in each partition apart.
 *
 * <p>Whether a record is a copy is a function of its partition's log: of the records before it whose event time is not before C − lateness. So what a task
 * has seen needs no changelog, which would hold the number of input partitions fast: whoever begins to read a partition reads again that part of its log.
 * A record is accepted up to a tolerance after its Kafka timestamp, so that part begins where Kafka timestamps reach C − lateness − tolerance.
 */
public final class Copies implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

    private final Path directory;
    private final Supplier<DefinitionsSnapshot> definitions;
    private final PastRecords past;
    private final FateExtractor intake;
    private final Digest digest = new Digest();
    private final Map<TopicPartition, Seen> byPartition = new HashMap<>();

    /** The definitions that ask, by topic, among those known last. */
    private final Map<String, Set<MonitorDefinition>> askingByTopic = new HashMap<>();

    private @Nullable DefinitionsSnapshot knownLast;

    /** What was seen of a partition while these definitions asked for it. */
    private record Seen(Set<MonitorDefinition> askedBy, long longestLateness, SeenRecords records) {}

    /**
     * Nothing read yet.
     *
     * @param directory where what is seen is kept
     * @param definitions the definitions by which the task counts
     * @param past the logs
     * @param intake reads their records
     */
    public Copies(Path directory, Supplier<DefinitionsSnapshot> definitions, PastRecords past, FateExtractor intake) {
        this.directory = directory;
        this.definitions = definitions;
        this.past = past;
        this.intake = intake;
    }

    /**
     * Looks for a record that may be counted, and takes note of it.
     *
     * @param row what was read
     * @param value its bytes
     * @param lateness of the definition that rules it, in milliseconds
     * @param highestBefore C, in milliseconds since the epoch
     */
    public Sighting see(
            TopicPartition partition,
            long offset,
            InputEvent.OfModel row,
            byte[] value,
            long lateness,
            long highestBefore) {
        Set<MonitorDefinition> asking = asking(partition.topic());
        Seen seen = byPartition.get(partition);
        if (seen == null || !seen.askedBy().equals(asking)) {
            seen = readAgain(partition, offset, highestBefore, asking);
        }
        seen.records().forgetBefore(highestBefore - seen.longestLateness());
        return see(seen.records(), row, value, highestBefore - lateness);
    }

    private Sighting see(SeenRecords records, InputEvent.OfModel row, byte[] value, long oldest) {
        byte[] id = digest.of(row.model(), row.modelVersion(), row.predictionId());
        return records.see(row.eventTime(), oldest, id, digest.of(value));
    }

    private Seen readAgain(TopicPartition partition, long offset, long highest, Set<MonitorDefinition> asking) {
        forget(partition);
        long longest = asking.stream()
                .map(MonitorDefinition::getLatenessMilliseconds)
                .max(Comparator.naturalOrder())
                .orElse(1L);
        Seen begun = new Seen(
                asking, longest, new SeenRecords(directory.resolve("seen-" + partition), Math.max(1, longest)));
        byPartition.put(partition, begun);
        long[] records = {0};
        past.read(partition, Math.max(0, highest - longest - intake.futureTolerance()), offset, record -> {
            records[0]++;
            seeAgain(begun, record, highest);
        });
        LOG.info("Read {} records of {} again, up to offset {}, to know copies of them", records[0], partition, offset);
        return begun;
    }

    private void seeAgain(Seen seen, ConsumerRecord<byte[], byte[]> record, long highest) {
        byte[] value = record.value();
        if (value == null
                || !(intake.read(record.topic(), value, record.timestamp()) instanceof Reading.Accepted accepted)
                || !(accepted.event() instanceof InputEvent.OfModel row)) {
            return;
        }
        Optional<MonitorDefinition> definition =
                definitions.get().definitionOf(row.model(), row.eventTime()).filter(seen.askedBy()::contains);
        if (definition.isPresent()) {
            long oldest = highest - definition.get().getLatenessMilliseconds();
            if (row.eventTime() >= oldest) {
                see(seen.records(), row, value, oldest);
            }
        }
    }

    /** The definitions that ask for it and read the topic. */
    private Set<MonitorDefinition> asking(String topic) {
        DefinitionsSnapshot known = definitions.get();
        if (known != knownLast) {
            knownLast = known;
            askingByTopic.clear();
        }
        return askingByTopic.computeIfAbsent(topic, name -> asking(name, known));
    }

    private static Set<MonitorDefinition> asking(String topic, DefinitionsSnapshot known) {
        return known.models().stream()
                .flatMap(model -> known.revisions(model).stream())
                .filter(definition -> definition.getDuplicates() == DuplicateHandling.REMOVE)
                .filter(definition ->
                        topic.equals(definition.getFeaturesTopic()) || topic.equals(definition.getPredictionsTopic()))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void forget(TopicPartition partition) {
        Seen seen = byPartition.remove(partition);
        if (seen != null) {
            seen.records().close();
        }
    }

    @Override
    public void close() {
        Set.copyOf(byPartition.keySet()).forEach(this::forget);
    }
}
