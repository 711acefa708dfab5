package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.JoinableMessage;
import io.driftmeter.monitor.avro.LabelRow;
import io.driftmeter.monitor.avro.PredictionRow;
import io.driftmeter.monitor.avro.ScoresMessage;
import io.driftmeter.monitor.avro.SourcePosition;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.commit.CommitHook;
import io.driftmeter.monitor.definitions.DefinitionsSource;
import io.driftmeter.monitor.intake.DeadLetter;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.score.ScoreTopology;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.watermark.Multicast;
import io.driftmeter.monitor.watermark.Rules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.jspecify.annotations.Nullable;

/** Join and score as they are wired, between the topic joinable and the reports, on one partition of each input topic. */
final class JoinScoreDriver implements AutoCloseable {

    private final List<DeadLetter> deadLetters = new ArrayList<>();
    private final SingleObjectSerde<PerformanceReport> reportSerde =
            new SingleObjectSerde<>(PerformanceReport.getClassSchema());
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, JoinableMessage> joinable;
    private long offset;

    JoinScoreDriver(DefinitionsSource definitions, JoinRetention retention, Path stateDirectory) {
        StreamsBuilder builder = new StreamsBuilder();
        SingleObjectSerde<JoinableMessage> joinableSerde = new SingleObjectSerde<>(JoinableMessage.getClassSchema());
        CommitHook.Attached<String, DeadLetter, String, ScoresMessage> join = JoinTopology.attach(
                builder,
                builder.stream("joinable", Consumed.with(Serdes.String(), joinableSerde)),
                definitions::current,
                retention,
                1,
                MonitorMetrics.NONE);
        join.counted().foreach((key, letter) -> deadLetters.add(letter));
        ScoreTopology.attach(
                        join.flushed()
                                .repartition(Repartitioned.<String, ScoresMessage>as("scores")
                                        .withKeySerde(Serdes.String())
                                        .withValueSerde(new SingleObjectSerde<>(ScoresMessage.getClassSchema()))
                                        .withStreamPartitioner(
                                                new Multicast<>(message -> message.getBody() instanceof Watermark))),
                        definitions::current,
                        MonitorMetrics.NONE)
                .to("reports", Produced.with(Serdes.String(), reportSerde));
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "join-score",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1",
                StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString()));
        driver = new TopologyTestDriver(builder.build(), properties);
        joinable = driver.createInputTopic("joinable", new StringSerializer(), joinableSerde.serializer());
    }

    /** Sends a prediction that was on time. */
    void prediction(String id, Object answer, @Nullable Double score, long eventTime, MonitorDefinition definition) {
        send(id, predictionRow(answer, score, eventTime, false, definition));
    }

    /** Sends a label that was on time. */
    void label(String id, @Nullable Object label, long labelTime) {
        send(id, labelRow(label, labelTime, 0));
    }

    /** Sends any row. */
    void send(String id, Object row) {
        joinable.pipeInput(id, new JoinableMessage(row));
    }

    /** Says how far inputs lie outside the reference, as the intake does. */
    void inputs(InputSupport support) {
        send(support.getSeries(), support);
    }

    PredictionRow predictionRow(
            Object answer, @Nullable Double score, long eventTime, boolean late, MonitorDefinition definition) {
        return PredictionRow.newBuilder()
                .setModel(definition.getModel())
                .setModelVersion("v1")
                .setEventTime(eventTime)
                .setLate(late)
                .setRules(ScoringRule.of(definition))
                .setPrediction(answer)
                .setScore(score)
                .setSource(new SourcePosition("predictions", 0, offset++, 0L))
                .build();
    }

    LabelRow labelRow(@Nullable Object label, long labelTime, long highestEventTimeBefore) {
        return new LabelRow(labelTime, label, new SourcePosition("labels", 0, offset++, highestEventTimeBefore));
    }

    /** Says how far both topics have been read, by a task that knew the definition from its first row on. */
    void readUntil(long time, MonitorDefinition definition) {
        readUntil(time, definition, 0);
    }

    void readUntil(long time, MonitorDefinition definition, long adoptedAt) {
        String rule = Rules.definition(definition.getModel(), definition.getRevision());
        for (String topic : List.of("predictions", "labels")) {
            send("", new Watermark(topic, 0, 1, time, null, List.of(new Adoption(rule, adoptedAt))));
        }
    }

    /** Says how far one of several partitions of a topic has been read. */
    void readUntil(String topic, int partition, int partitions, long time, MonitorDefinition definition) {
        String rule = Rules.definition(definition.getModel(), definition.getRevision());
        send("", new Watermark(topic, partition, partitions, time, null, List.of(new Adoption(rule, 0L))));
    }

    /** The reports written since this was last called. */
    List<PerformanceReport> reports() {
        return driver.createOutputTopic("reports", new StringDeserializer(), reportSerde.deserializer())
                .readValuesToList();
    }

    List<PerformanceReport> reports(ReportStage stage) {
        return reports().stream().filter(report -> report.getStage() == stage).toList();
    }

    List<DeadLetter> deadLetters() {
        return deadLetters;
    }

    void advanceWallClock() {
        driver.advanceWallClockTime(Duration.ofSeconds(2));
    }

    /** A metric of a report; null where it is not measured. */
    static @Nullable Double metric(PerformanceReport report, String name) {
        return report.getMetrics().stream()
                .filter(metric -> metric.getMetric().equals(name))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    @Override
    public void close() {
        driver.close();
    }
}
