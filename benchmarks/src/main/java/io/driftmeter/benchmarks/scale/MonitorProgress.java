package io.driftmeter.benchmarks.scale;

import io.driftmeter.benchmarks.throughput.Child;
import io.driftmeter.benchmarks.throughput.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far a monitor is: by its health port, and by what its group has committed. */
final class MonitorProgress {

    private static final String JOINABLE = ScoredMonitor.APPLICATION + "-joinable-repartition";
    private static final String SCORES = ScoredMonitor.APPLICATION + "-scores-repartition";
    private static final String RESTORED = "driftmeter_restore_records_total ";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Platform.Address platform;
    private final Child monitor;
    private final String address;

    MonitorProgress(Platform.Address platform, Child monitor) {
        this.platform = platform;
        this.monitor = monitor;
        this.address = "http://127.0.0.1:" + monitor.ready();
    }

    /** Waits until it says that it is ready, which it is once its state is restored. */
    void awaitReady(Duration limit) throws Exception {
        await(limit, () -> get("/ready").statusCode() == OK);
    }

    /** Records that it has restored from changelogs since its start. */
    long restoredRecords() throws Exception {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(RESTORED))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(RESTORED.length())))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until it has committed all input that there is now, and then all that this made it send to itself. */
    void awaitEnd(Duration limit) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
            for (Set<String> topics :
                    List.of(Set.of(ScoredModel.PREDICTIONS, ScoredModel.LABELS), Set.of(JOINABLE), Set.of(SCORES))) {
                Map<TopicPartition, Long> ends = ends(admin, topics);
                await(limit, () -> hasCommitted(admin, ends));
            }
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Set<String> topics) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .entrySet()) {
            ends.put(end.getKey(), end.getValue().offset());
        }
        return ends;
    }

    private static boolean hasCommitted(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(ScoredMonitor.APPLICATION)
                .partitionsToOffsetAndMetadata()
                .get();
        return ends.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata offset = committed.get(end.getKey());
            return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
        });
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void await(Duration limit, Callable<Boolean> condition) throws Exception {
        long begun = System.nanoTime();
        while (!condition.call()) {
            if (!monitor.isAlive() || System.nanoTime() - begun > limit.toNanos()) {
                throw new IllegalStateException("The monitor did not get there within " + limit);
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }
}
