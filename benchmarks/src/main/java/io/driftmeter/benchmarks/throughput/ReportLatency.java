package io.driftmeter.benchmarks.throughput;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Measures how long a report takes: from the broker's append of the record that completes a window, the last partition's first one
 * whose event time has passed the window's end by the grace, until a consumer that reads committed records alone sees the
 * ON_TIME report. Records come at a steady rate; their event times run faster than the clock, so that there are many windows to time.
 */
public final class ReportLatency {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final long STEP_MILLISECONDS = 10;
    private static final long BATCH_NANOSECONDS = 10_000_000;
    private static final long NANOSECONDS = 1_000_000_000;
    private static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");

    private final Load load;
    private final int recordsPerSecond;
    private final Platform.Address platform;
    private final long start;

    /** When each window was complete on a partition, in milliseconds since the epoch, by the window's end. */
    private final List<Map<Long, Long>> completed = new ArrayList<>();

    private final Map<Long, Long> seen = new ConcurrentHashMap<>();

    private ReportLatency(Load load, int recordsPerSecond, Platform.Address platform) {
        this.load = load;
        this.recordsPerSecond = recordsPerSecond;
        this.platform = platform;
        long behind = load.records() * STEP_MILLISECONDS + Duration.ofHours(1).toMillis();
        this.start = (System.currentTimeMillis() - behind) / WINDOW.toMillis() * WINDOW.toMillis();
        for (int partition = 0; partition < Load.PARTITIONS; partition++) {
            completed.add(new ConcurrentHashMap<>());
        }
    }

    /** Arguments, both optional: seconds, 240; records a second, 5,000. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 240;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        try (Child child = Child.start(Platform.class, JVM_OPTIONS, List.of())) {
            new ReportLatency(new Load(100, 1, seconds * rate), rate, Platform.address(child)).measure();
        }
    }

    private void measure() throws Exception {
        LoadWriter.createTopic(load, platform);
        ProductSetup.publish(load, platform, WINDOW);
        try (Child monitor = Child.start(
                        Product.class,
                        JVM_OPTIONS,
                        Contender.PRODUCT.arguments(platform, "latency-" + System.nanoTime(), load));
                KafkaConsumer<String, DriftReport> consumer = consumer()) {
            Thread reader = new Thread(() -> read(consumer), "reports");
            reader.start();
            write();
            await(monitor);
            reader.interrupt();
            reader.join();
        }
        print();
    }

    private void write() throws Exception {
        LoadRecords records = LoadRecords.of(load, platform);
        Map<String, Object> properties =
                Map.of("bootstrap.servers", platform.bootstrapServers(), "compression.type", "lz4", "linger.ms", 5);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            long begun = System.nanoTime();
            for (int i = 0; i < load.records(); i++) {
                long due = begun + i * (NANOSECONDS / recordsPerSecond);
                while (due - System.nanoTime() > BATCH_NANOSECONDS) {
                    LockSupport.parkNanos(BATCH_NANOSECONDS);
                }
                long eventTime = start + i * STEP_MILLISECONDS;
                producer.send(records.record(i, eventTime), (metadata, error) -> {
                    if (error == null) {
                        appended(metadata.partition(), eventTime, metadata.timestamp());
                    }
                });
            }
        }
    }

    /** Callbacks of a partition come in the order of its records, so the first one to complete a window is the one that stays. */
    private void appended(int partition, long eventTime, long appendTime) {
        long end = (eventTime - ProductSetup.GRACE.toMillis()) / WINDOW.toMillis() * WINDOW.toMillis();
        completed.get(partition).putIfAbsent(end, appendTime);
    }

    private KafkaConsumer<String, DriftReport> consumer() {
        KafkaConsumer<String, DriftReport> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", platform.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                AvroSerde.forValues(DriftReport.class, RegistryConnection.at(platform.registryUrl()))
                        .deserializer());
        String topic = ProductSetup.topics(load).driftReports().name();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private void read(KafkaConsumer<String, DriftReport> consumer) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                for (ConsumerRecord<String, DriftReport> report : consumer.poll(Duration.ofMillis(20))) {
                    if (report.value().getStage() == ReportStage.ON_TIME
                            && report.value().getFeatureRows() > 0) {
                        seen.putIfAbsent(report.value().getWindowEnd().toEpochMilli(), System.currentTimeMillis());
                    }
                }
            } catch (org.apache.kafka.common.errors.InterruptException interrupted) {
                return;
            }
        }
    }

    private void await(Child monitor) {
        long begun = System.nanoTime();
        while (!seen.keySet().containsAll(windows())) {
            if (!monitor.isAlive() || System.nanoTime() - begun > 60 * NANOSECONDS) {
                throw new IllegalStateException(
                        "Only " + seen.size() + " reports of " + windows().size() + " came");
            }
            LockSupport.parkNanos(BATCH_NANOSECONDS);
        }
    }

    /** Ends of the windows that are complete on every partition and hold rows. */
    private Set<Long> windows() {
        Set<Long> ends = new HashSet<>(completed.get(0).keySet());
        completed.forEach(partition -> ends.retainAll(partition.keySet()));
        ends.removeIf(end -> end <= start);
        return ends;
    }

    /** The first half of the windows is left out: the monitor starts and warms up in it. */
    private void print() {
        List<Long> ends = windows().stream().sorted().toList();
        List<Long> latencies = ends.subList(ends.size() / 2, ends.size()).stream()
                .map(end -> visible(end)
                        - completed.stream()
                                .mapToLong(partition -> partition.getOrDefault(end, 0L))
                                .max()
                                .orElseThrow())
                .sorted()
                .toList();
        System.out.println("| records/s | windows | median, s | p99, s | most, s |");
        System.out.println("|---|---|---|---|---|");
        System.out.printf(
                Locale.ROOT,
                "| %,d | %d | %.2f | %.2f | %.2f |%n",
                recordsPerSecond,
                latencies.size(),
                quantile(latencies, 0.5),
                quantile(latencies, 0.99),
                quantile(latencies, 1));
    }

    private long visible(long end) {
        Long time = seen.get(end);
        if (time == null) {
            throw new IllegalStateException("No report of the window that ends at " + end);
        }
        return time;
    }

    private static double quantile(List<Long> ascending, double share) {
        return ascending.get((int) Math.ceil(share * ascending.size()) - 1) / 1e3;
    }
}
