package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.alerting.policy.AlertIdentity;
import io.driftmeter.alerting.policy.Observation.Source;
import io.driftmeter.alerting.policy.Series;
import io.driftmeter.alerting.policy.Window;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.schemas.serde.AvroSerde;
import io.driftmeter.schemas.serde.RegistryConnection;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import io.driftmeter.standalone.testing.ClusterClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Reports of some models, window by window, and what must be written of them. */
final class WrittenReports {
    static final int MODELS = 8;
    private static final TopicCatalogue TOPICS = TopicCatalogue.DEFAULT;
    private static final int BAD_PERFORMANCE = 5;

    private final ClusterClient client;
    private final RegistryConnection registry;
    private final Serializer<DriftReport> drift;
    private final Serializer<PerformanceReport> performance;

    WrittenReports(ClusterClient client, String registryUrl) {
        this.client = client;
        this.registry = RegistryConnection.at(registryUrl);
        this.drift = AvroSerde.forValues(DriftReport.class, registry).serializer();
        this.performance =
                AvroSerde.forValues(PerformanceReport.class, registry).serializer();
    }

    /** Writes the definitions of all models. */
    void define() {
        produce(
                TOPICS.monitors(),
                AvroSerde.forValues(MonitorDefinition.class, registry).serializer(),
                models().stream().map(Definitions::of).toList());
    }

    /** Of ten windows the fourth to sixth drift: so each ten open one alert and resolve it. One performance window is bad. */
    void write(int window) {
        List<DriftReport> ofDrift = new ArrayList<>();
        List<PerformanceReport> ofPerformance = new ArrayList<>();
        for (String model : models()) {
            FeatureResult feature = drifts(window) ? Reports.moved("income") : Reports.stable("income");
            ofDrift.add(
                    Reports.drift(model, "1", window, Definitions.WINDOW, ReportStage.ON_TIME, 500, List.of(feature)));
            if (window % 4 == 3) {
                double accuracy = window / 4 == BAD_PERFORMANCE ? 0.7 : 0.82;
                PerformanceReport report = Reports.performance("1", window / 4, ReportStage.FINAL, accuracy);
                report.setModel(model);
                ofPerformance.add(report);
            }
        }
        produce(TOPICS.driftReports(), drift, ofDrift);
        produce(TOPICS.performanceReports(), performance, ofPerformance);
    }

    private static boolean drifts(int window) {
        return window % 10 >= 3 && window % 10 <= 5;
    }

    /** Ids of the events of the first windows, which are tens, and at least four of them. */
    static List<String> expectedEvents(int windows) {
        List<String> expected = new ArrayList<>();
        for (String model : models()) {
            String drift = fingerprint(model, AlertKind.FEATURE_DRIFT);
            for (int ten = 0; ten < windows; ten += 10) {
                expected.add(event(drift, Source.DRIFT, ten + 4, 1, AlertTransition.OPENED));
                expected.add(event(drift, Source.DRIFT, ten + 7, 1, AlertTransition.RESOLVED));
            }
            String performance = fingerprint(model, AlertKind.PERFORMANCE);
            expected.add(event(performance, Source.PERFORMANCE, BAD_PERFORMANCE, 4, AlertTransition.OPENED));
            expected.add(event(performance, Source.PERFORMANCE, BAD_PERFORMANCE + 2, 4, AlertTransition.RESOLVED));
        }
        return expected;
    }

    static List<String> expectedTriggers() {
        long end = (BAD_PERFORMANCE + 1) * 4 * Definitions.WINDOW;
        return models().stream()
                .map(model -> AlertIdentity.sha256(model, "1", "PERFORMANCE", Long.toString(end)))
                .toList();
    }

    private static String fingerprint(String model, AlertKind kind) {
        return AlertIdentity.fingerprint(new Series(model, "1", "all"), kind);
    }

    private static String event(String fingerprint, Source source, int index, int windows, AlertTransition transition) {
        long length = windows * Definitions.WINDOW;
        Window window = new Window(index * length, (index + 1) * length);
        ReportStage stage = source == Source.DRIFT ? ReportStage.ON_TIME : ReportStage.FINAL;
        return AlertIdentity.eventId(fingerprint, source, window, stage, transition);
    }

    private static List<String> models() {
        return IntStream.range(0, MODELS).mapToObj(model -> "model-" + model).toList();
    }

    /** By the model alone, as the monitor does. */
    private <T extends SpecificRecord> void produce(TopicDescription topic, Serializer<T> serializer, List<T> values) {
        List<ProducerRecord<String, T>> records = values.stream()
                .map(value -> {
                    String model = String.valueOf(
                            value.get(value.getSchema().getField("model").pos()));
                    int partition = Math.floorMod(model.hashCode(), topic.partitions());
                    return new ProducerRecord<>(topic.name(), partition, model, value);
                })
                .toList();
        client.produce(new StringSerializer(), serializer, records);
    }
}
