package io.driftmeter.benchmarks.throughput;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/**
 * Runs one contender over one load, in a fresh process, until it has committed every record. Everything is seen from outside: the
 * group's committed offsets say how far it is, the system how much CPU time and memory it took. The rate is taken between the first
 * commit after half of the records and the last one, so that the start of the process and the JIT's work do not count.
 */
final class Run {

    private static final Duration MOST = Duration.ofMinutes(10);

    /** A tenth of the time between two commits; more often, and the asking takes a noticeable part of a processor. */
    private static final long POLL_MILLISECONDS = 100;

    private static final double WARM = 0.5;

    private final Contender contender;
    private final Load load;
    private final Platform.Address platform;
    private final String group;

    /** How far the contender was, and what it had used by then. */
    private record Sighting(long nanoTime, long records, Duration cpu) {}

    private Run(Contender contender, Load load, Platform.Address platform) {
        this.contender = contender;
        this.load = load;
        this.platform = platform;
        this.group = contender.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-" + System.nanoTime();
    }

    static Figures of(Contender contender, Load load, Platform.Address platform, List<String> jvmOptions)
            throws Exception {
        return new Run(contender, load, platform).figures(jvmOptions);
    }

    private Figures figures(List<String> jvmOptions) throws IOException, InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()));
                Child child = Child.start(contender.main(), jvmOptions, contender.arguments(platform, group, load))) {
            List<Sighting> sightings = watch(admin, child);
            long shuffled = shuffled(admin);
            long memory = child.peakMemory().orElse(0);
            Sighting first = sightings.stream()
                    .filter(sighting -> sighting.records() >= WARM * load.records())
                    .findFirst()
                    .orElseThrow();
            Sighting last = sightings.get(sightings.size() - 1);
            if (first == last) {
                first = sightings.get(sightings.size() - 2);
            }
            double records = last.records() - first.records();
            double seconds = (last.nanoTime() - first.nanoTime()) / 1e9;
            double cpu = last.cpu().minus(first.cpu()).toNanos() / 1e9;
            return new Figures(
                    records / seconds,
                    cpu / records,
                    last.cpu().toMillis() / 1e3,
                    memory,
                    (double) shuffled / load.records());
        }
    }

    private List<Sighting> watch(Admin admin, Child child) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        List<Sighting> sightings = new ArrayList<>(List.of(new Sighting(begun, 0, Duration.ZERO)));
        long records = 0;
        while (records < load.records()) {
            if (!child.isAlive() || System.nanoTime() - begun > MOST.toNanos()) {
                throw new IllegalStateException(contender + " stopped at record " + records + " of " + load);
            }
            Thread.sleep(POLL_MILLISECONDS);
            long committed = committed(admin);
            if (committed > records) {
                records = committed;
                sightings.add(new Sighting(System.nanoTime(), records, child.cpu()));
            }
        }
        return sightings;
    }

    private long committed(Admin admin) throws InterruptedException, ExecutionException {
        try {
            return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                    .filter(entry ->
                            entry.getValue() != null && entry.getKey().topic().equals(load.topic()))
                    .mapToLong(entry -> entry.getValue().offset())
                    .sum();
        } catch (ExecutionException error) {
            if (error.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw error;
        }
    }

    /** Bytes in the topics by which the contender sends records to itself, as they lie on the broker's disk. */
    private long shuffled(Admin admin) throws InterruptedException, ExecutionException {
        Set<Integer> brokers =
                admin.describeCluster().nodes().get().stream().map(Node::id).collect(Collectors.toSet());
        return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                .flatMap(directories -> directories.values().stream())
                .map(LogDirDescription::replicaInfos)
                .flatMap(replicas -> replicas.entrySet().stream())
                .filter(replica -> replica.getKey().topic().startsWith(group)
                        && replica.getKey().topic().endsWith("-repartition"))
                .mapToLong(replica -> replica.getValue().size())
                .sum();
    }
}
