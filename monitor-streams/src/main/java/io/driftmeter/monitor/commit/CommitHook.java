package io.driftmeter.monitor.commit;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Runs a task's flush before each of its commits, inside the same transaction, by documented behaviour only: a cached
 * table forwards its changes when its cache is flushed, and Kafka Streams flushes caches before it commits.
 *
 * <pre>
 * stream ─┬─► count            (1) counts into the Uncommitted object
 *         └─► tick ─► reduce ─► flush
 *             (2) one record    (4) before the commit: sends what (1) counted
 *                    (3) waits in the cache of a table with one key
 * </pre>
 *
 * Where the task holds more than it may ({@link Uncommitted#isFull}), the tick goes past the cache to a flush at once; the one before the
 * commit sends the rest.
 *
 * Children of a node are called in the order in which they were attached, so the counting processor has to be attached
 * first: {@link #attach} does it. A cache that evicts early, or has no room at all, only flushes more often.
 */
public final class CommitHook {

    private CommitHook() {}

    /** What hangs on the stream after {@link #attach}. */
    public record Attached<KC, VC, KOut, VOut>(KStream<KC, VC> counted, KStream<KOut, VOut> flushed) {}

    /**
     * Attaches a counting processor and its flush.
     *
     * @param builder the topology's builder
     * @param stream what is counted
     * @param name prefix of the names of all nodes and stores; the store of {@code uncommitted} has its own name
     * @param key any key of the stream, used where a key is needed and its value is not
     * @param count supplier of the counting processor, whose {@code init()} calls {@link UncommittedStore#begin}
     * @param uncommitted what the processor counts into
     * @return what the counting processor forwards, and what the flush sends
     */
    public static <K, V, KC, VC, KOut, VOut, U extends Uncommitted<KOut, VOut>> Attached<KC, VC, KOut, VOut> attach(
            StreamsBuilder builder,
            KStream<K, V> stream,
            String name,
            K key,
            ProcessorSupplier<K, V, KC, VC> count,
            StoreBuilder<UncommittedStore<U>> uncommitted) {
        builder.addStateStore(uncommitted);
        String store = uncommitted.name();
        KStream<KC, VC> counted = stream.process(count, Named.as(name), store);
        String beforeCommit = name + "-before-commit";
        String early = name + "-flush-early";
        KStream<K, Boolean> ticks =
                stream.processValues(() -> new Tick<K, V>(store, beforeCommit, early), Named.as(name + "-tick"), store);
        KStream<KOut, VOut> flushed = ticks.groupByKey(
                        Grouped.with(name + "-tick", ConstantKeySerde.of(key), Serdes.Boolean()))
                .reduce(
                        (earlier, later) -> later,
                        Named.as(beforeCommit),
                        Materialized.<K, Boolean>as(Stores.inMemoryKeyValueStore(name + "-tick"))
                                .withKeySerde(ConstantKeySerde.of(key))
                                .withValueSerde(Serdes.Boolean())
                                .withCachingEnabled()
                                .withLoggingDisabled())
                .toStream(Named.as(name + "-ticks"))
                .process(() -> new Flush<K, KOut, VOut, U>(store), Named.as(name + "-flush"), store);
        KStream<KOut, VOut> flushedEarly =
                ticks.process(() -> new EarlyFlush<K, KOut, VOut, U>(store), Named.as(early), store);
        return new Attached<>(counted, flushed.merge(flushedEarly, Named.as(name + "-flushes")));
    }
}
