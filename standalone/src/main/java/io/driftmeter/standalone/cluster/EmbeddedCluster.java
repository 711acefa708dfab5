package io.driftmeter.standalone.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster in this JVM, on the loopback address, made for exactly-once work: one member, or three of which one may
 * be stopped without loss. Each member is broker and KRaft controller in one, in a rack of its own: rack-0, rack-1, rack-2. One member is up in
 * a few seconds.
 */
public final class EmbeddedCluster implements KafkaCluster {

    private final Path directory;
    private final boolean temporary;
    private final List<Listener> clients;
    private final List<Listener> controllers;
    private final @Nullable Member[] members;
    private boolean closed;

    private EmbeddedCluster(ClusterOptions options) {
        this.directory = options.directory() == null ? temporaryDirectory() : options.directory();
        this.temporary = options.directory() == null;
        this.clients = nodes(options.brokers())
                .mapToObj(node -> Listener.bind(options.port() == 0 ? 0 : options.port() + node))
                .toList();
        this.controllers =
                nodes(options.brokers()).mapToObj(node -> Listener.bind(0)).toList();
        this.members = new Member[options.brokers()];
    }

    /** One broker on a free port with a temporary directory. */
    public static EmbeddedCluster start() {
        return start(1);
    }

    /** One or three brokers on free ports with a temporary directory. */
    public static EmbeddedCluster start(int brokers) {
        return start(ClusterOptions.temporary(brokers));
    }

    /**
     * Formats what is not formatted yet, starts every member and returns when all of them take requests.
     *
     * @throws UncheckedIOException when a port is taken or the directory cannot be written
     * @throws IllegalStateException when the directory holds another cluster's data, or a member does not come up
     */
    public static EmbeddedCluster start(ClusterOptions options) {
        EmbeddedCluster cluster = new EmbeddedCluster(options);
        try {
            cluster.startAll();
            return cluster;
        } catch (RuntimeException e) {
            try {
                cluster.close();
            } catch (RuntimeException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return clients.stream().map(Listener::hostAndPort).collect(Collectors.joining(","));
    }

    @Override
    public int brokers() {
        return members.length;
    }

    /** Where the members keep their logs. */
    public Path directory() {
        return directory;
    }

    /**
     * Stops one member as an operator would: it hands its leaderships over first. Of three members only one may be down.
     *
     * @throws IllegalStateException when the member is down already
     */
    public synchronized void stop(int node) {
        Member member = members[node];
        if (member == null) {
            throw new IllegalStateException("member " + node + " is already down");
        }
        members[node] = null;
        member.stopBroker();
        member.stopController();
    }

    /**
     * Starts a stopped member again, with its data and on its ports.
     *
     * @throws IllegalStateException when the member is running
     */
    public synchronized void restart(int node) {
        if (members[node] != null) {
            throw new IllegalStateException("member " + node + " is running");
        }
        Member member = member(node);
        members[node] = member;
        member.startController();
        member.startBroker();
    }

    /** Stops all members and deletes the directory if it was a temporary one. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            together(Member::stopBroker);
            together(Member::stopController);
        } finally {
            Arrays.fill(members, null);
            clients.forEach(Listener::close);
            controllers.forEach(Listener::close);
            if (temporary) {
                deleteDirectory();
            }
        }
    }

    private synchronized void startAll() {
        String clusterId = Uuid.randomUuid().toString();
        nodes(members.length).forEach(node -> Member.format(node, directoryOf(node), clusterId));
        nodes(members.length).forEach(node -> members[node] = member(node));
        together(Member::startController);
        together(Member::startBroker);
    }

    private Member member(int node) {
        Listener client = clients.get(node);
        List<String> addresses = controllers.stream().map(Listener::hostAndPort).toList();
        return Member.create(
                BrokerSettings.of(node, directoryOf(node), client.hostAndPort(), addresses),
                client,
                controllers.get(node));
    }

    /** Does something to every member at once: brokers register, and hand over, only while the others are there. */
    private void together(Consumer<Member> step) {
        CompletableFuture<?>[] steps = Stream.of(members)
                .filter(Objects::nonNull)
                .map(member -> CompletableFuture.runAsync(
                        () -> step.accept(member), task -> new Thread(task, "embedded-cluster").start()))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(steps).join();
        } catch (CompletionException e) {
            throw new IllegalStateException("a member of the embedded cluster failed: " + e.getCause(), e.getCause());
        }
    }

    private Path directoryOf(int node) {
        return directory.resolve("broker-" + node);
    }

    private static IntStream nodes(int count) {
        return IntStream.range(0, count);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("driftmeter-kafka-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteDirectory() {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
