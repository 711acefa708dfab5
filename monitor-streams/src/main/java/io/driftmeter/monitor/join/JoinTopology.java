package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.JoinState;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.ScoresMessage;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.avro.WaitingLabel;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.commit.CommitHook;
import io.driftmeter.monitor.commit.UncommittedStore;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The sub-topology that reads the topic joinable: names and stores of the join, and its commit hook. */
public final class JoinTopology {

    static final String DELTAS = "join-deltas";
    static final String PREDICTIONS = "join-predictions";
    static final String LABELS = "join-labels";
    static final String HIGHEST_BUCKETS = "join-highest-buckets";
    static final String WAITING = "join-waiting-labels";
    static final String RULES = "join-rules";
    static final String WATERMARKS = "join-watermarks";

    private JoinTopology() {}

    /**
     * Attaches the join to the stream of what the intake passed on, keyed by prediction id.
     *
     * @param partitions number of partitions of the topic joinable
     * @return dead letters, and what is to go to the topic scores
     */
    public static CommitHook.Attached<String, DeadLetter, String, ScoresMessage> attach(
            StreamsBuilder builder,
            KStream<String, JoinableMessage> joinable,
            Supplier<DefinitionsSnapshot> definitions,
            JoinRetention retention,
            int partitions,
            MonitorMetrics metrics) {
        ProcessorSupplier<String, JoinableMessage, String, DeadLetter> join = new ProcessorSupplier<>() {
            @Override
            public Processor<String, JoinableMessage, String, DeadLetter> get() {
                return new JoinProcessor(definitions, retention, partitions, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return JoinTopology.stores(retention);
            }
        };
        return CommitHook.attach(
                builder,
                joinable,
                "join",
                ScoreDeltas.TO_ALL,
                join,
                UncommittedStore.builder(DELTAS, ScoreDeltas::new));
    }

    private static Set<StoreBuilder<?>> stores(JoinRetention retention) {
        return Set.of(
                windows(PREDICTIONS, retention),
                windows(LABELS, retention),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(HIGHEST_BUCKETS), Serdes.String(), Serdes.Long()),
                keyValues(WAITING, WaitingLabel.getClassSchema()),
                keyValues(RULES, ScoringRules.getClassSchema()),
                keyValues(WATERMARKS, WatermarkState.getClassSchema()));
    }

    /** Of predictions or labels, by buckets of their time. */
    static StoreBuilder<?> windows(String name, JoinRetention retention) {
        Serde<JoinState> serde = new SingleObjectSerde<>(JoinState.getClassSchema());
        return Stores.windowStoreBuilder(
                RevivableWindowStore.of(
                        Stores.persistentWindowStore(name, retention.total(), retention.bucket(), false)),
                Serdes.String(),
                serde);
    }

    private static <T extends SpecificRecord> StoreBuilder<?> keyValues(String name, Schema schema) {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(name), Serdes.String(), new SingleObjectSerde<T>(schema));
    }
}
