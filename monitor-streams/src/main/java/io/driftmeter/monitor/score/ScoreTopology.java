package io.driftmeter.monitor.score;

import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.ScoredSeries;
import io.driftmeter.monitor.avro.ScoredWindow;
import io.driftmeter.monitor.avro.ScoresMessage;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The sub-topology that reads the topic scores: names and stores of the scoring. */
public final class ScoreTopology {

    static final String PANES = "score-panes";
    static final String INPUTS = "score-inputs";
    static final String SERIES = "score-series";
    static final String EARLIER = "score-earlier-windows";
    static final String WATERMARKS = "score-watermarks";

    private ScoreTopology() {}

    /** Attaches the scoring to the stream of what the join counted, and the intake said of inputs; the reports, keyed model|version|segment. */
    public static KStream<String, PerformanceReport> attach(
            KStream<String, ScoresMessage> scores, Supplier<DefinitionsSnapshot> definitions, MonitorMetrics metrics) {
        ProcessorSupplier<String, ScoresMessage, String, PerformanceReport> score = new ProcessorSupplier<>() {
            @Override
            public Processor<String, ScoresMessage, String, PerformanceReport> get() {
                return new ScoreProcessor(definitions, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return ScoreTopology.stores();
            }
        };
        return scores.process(score, Named.as("score"));
    }

    private static Set<StoreBuilder<?>> stores() {
        return Set.of(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(PANES), Serdes.String(), Serdes.ByteArray()),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(INPUTS),
                        Serdes.String(),
                        new SingleObjectSerde<InputSupport>(InputSupport.getClassSchema())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SERIES),
                        Serdes.String(),
                        new SingleObjectSerde<ScoredSeries>(ScoredSeries.getClassSchema())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(EARLIER),
                        Serdes.String(),
                        new SingleObjectSerde<ScoredWindow>(ScoredWindow.getClassSchema())),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(WATERMARKS),
                        Serdes.String(),
                        new SingleObjectSerde<WatermarkState>(WatermarkState.getClassSchema())));
    }
}
