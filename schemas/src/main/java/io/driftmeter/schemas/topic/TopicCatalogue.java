package io.driftmeter.schemas.topic;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.OpenNotification;
import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.avro.ReferenceProfile;
import io.driftmeter.avro.RetrainingAnswer;
import io.driftmeter.avro.RetrainingRequest;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.RetrainingVerdict;
import io.driftmeter.avro.Silence;
import io.driftmeter.avro.Tick;
import io.driftmeter.schemas.topic.TopicDescription.Keeping;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic that is part of the product's interface: our own, named by a prefix, and the three that a user writes. Names, keys and
 * schemas are public API. Topics that a topology makes for itself (repartition, changelog) are not here.
 *
 * @param prefix what the names of our own topics begin with
 */
public record TopicCatalogue(String prefix) {

    /** The catalogue under the default names. */
    public static final TopicCatalogue DEFAULT = new TopicCatalogue("driftmeter.");

    /** The largest record that we write ourselves, in bytes; larger units are split into parts. */
    public static final int LARGEST_RECORD_BYTES = 512 * 1024;

    /**
     * The largest dead letter, in bytes. A dead letter is a record of somebody else's topic with headers added, so it can be larger than
     * anything else we write; whoever writes dead letters needs a {@code max.request.size} of this size.
     */
    public static final int LARGEST_DEAD_LETTER_BYTES = 10 * 1024 * 1024;

    private static final int PARTITIONS = 6;
    private static final String BY_KEY = "By key.";
    private static final String BY_MODEL =
            "By the model alone, so that all reports of a model, drift and performance, are in the partition with the same number.";

    /** The user's features, under the default name. */
    public TopicDescription features() {
        return input("features", "Inputs of predictions, as the model saw them.", FeatureEvent.getClassSchema());
    }

    /** The user's predictions, under the default name. */
    public TopicDescription predictions() {
        return input("predictions", "What models answered.", PredictionEvent.getClassSchema());
    }

    /** The user's labels, under the default name. */
    public TopicDescription labels() {
        return input(
                "labels",
                "What turned out to be true for a prediction; a null value takes the label back.",
                LabelEvent.getClassSchema());
    }

    /** What model versions were trained on. */
    public TopicDescription references() {
        return compacted(
                "references",
                "What each model version was trained on, as counts, in parts.",
                "model|version|reference id|part",
                "One partition, so that the parts of a reference stay in order.",
                ReferenceProfile.getClassSchema());
    }

    /** What to watch. */
    public TopicDescription monitors() {
        return compacted(
                "monitors",
                "What to watch of each model, and when to speak.",
                "model|revision",
                "One partition, so that revisions stay in order.",
                MonitorDefinition.getClassSchema());
    }

    /** Comparisons of windows with references. */
    public TopicDescription driftReports() {
        return byTime(
                "drift-reports",
                "Comparisons of windows with their reference, in parts.",
                "model|version|segment",
                BY_MODEL,
                PARTITIONS,
                Duration.ofDays(90),
                DriftReport.getClassSchema());
    }

    /** Scores of windows of predictions against their labels. */
    public TopicDescription performanceReports() {
        return byTime(
                "performance-reports",
                "Scores of windows of predictions against their labels.",
                "model|version|segment",
                BY_MODEL,
                PARTITIONS,
                Duration.ofDays(90),
                PerformanceReport.getClassSchema());
    }

    /** Alerts opened, updated and resolved. */
    public TopicDescription alerts() {
        return byTime(
                "alerts",
                "Alerts opened, updated and resolved.",
                "alert fingerprint",
                BY_KEY,
                PARTITIONS,
                Duration.ofDays(90),
                AlertEvent.getClassSchema());
    }

    /** Requests to train a model anew. */
    public TopicDescription retrainingTriggers() {
        return byTime(
                "retraining-triggers",
                "Requests to train a model anew.",
                "model",
                BY_KEY,
                1,
                Duration.ofDays(365),
                RetrainingTrigger.getClassSchema());
    }

    /** What became of retraining triggers. */
    public TopicDescription retrainingStatus() {
        return byTime(
                "retraining-status",
                "What became of retraining triggers; written by the user's pipeline.",
                "trigger id",
                BY_KEY,
                1,
                Duration.ofDays(90),
                RetrainingStatus.getClassSchema());
    }

    /** Requests of people to train a model anew. */
    public TopicDescription retrainingRequests() {
        return byTime(
                "retraining-requests",
                "Requests of people to train a model anew, or to say whether it would be.",
                "model",
                BY_KEY,
                1,
                Duration.ofDays(90),
                RetrainingRequest.getClassSchema());
    }

    /** What was made of these requests. */
    public TopicDescription retrainingAnswers() {
        return byTime(
                "retraining-answers",
                "What the alert role made of requests to train anew.",
                "model",
                BY_KEY,
                1,
                Duration.ofDays(90),
                RetrainingAnswer.getClassSchema());
    }

    /** Whether training anew has helped. */
    public TopicDescription retrainingVerdicts() {
        return byTime(
                "retraining-verdicts",
                "Whether training anew has helped: old and new version side by side.",
                "model",
                BY_KEY,
                1,
                Duration.ofDays(365),
                RetrainingVerdict.getClassSchema());
    }

    /** What the clock says of open alerts. */
    public TopicDescription ticks() {
        return byTime(
                "ticks",
                "What the clock says of open alerts; written and read by the alert role, so that a replay sees the same times.",
                "partition",
                "To the partition that the key names, as that is the partition of the reports it is about.",
                PARTITIONS,
                Duration.ofDays(90),
                Tick.getClassSchema());
    }

    /** When nothing is sent of which alerts. */
    public TopicDescription silences() {
        return compacted(
                "silences",
                "When the notifier sends nothing of which alerts.",
                "silence id",
                "One partition, so that changes of a silence stay in order.",
                Silence.getClassSchema());
    }

    /** Who takes care of which alert. */
    public TopicDescription acknowledgements() {
        return byTime(
                "acknowledgements",
                "Who takes care of which alert.",
                "alert fingerprint",
                BY_KEY,
                1,
                Duration.ofDays(90),
                Acknowledgement.getClassSchema());
    }

    /** The notifier's memory. */
    public TopicDescription openNotifications() {
        return new TopicDescription(
                prefix + "open-notifications",
                "What each sink of the notifier knows of each open alert.",
                "sink|alert fingerprint",
                Optional.of(OpenNotification.getClassSchema()),
                new Keeping.Compacted(),
                PARTITIONS,
                "As the alert's event in the alerts topic, so that whoever reads a partition of alerts has its memory.",
                Map.of());
    }

    /** Input records that could not be counted, and events that a sink refused. */
    public TopicDescription deadLetters() {
        return new TopicDescription(
                prefix + "dead-letters",
                "Input records that could not be counted and events that a sink refused: raw key and value, the reason in headers.",
                "as the source",
                Optional.empty(),
                new Keeping.ByTime(Duration.ofDays(14)),
                PARTITIONS,
                BY_KEY,
                Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_DEAD_LETTER_BYTES)));
    }

    /** Our own topics. */
    public List<TopicDescription> own() {
        return List.of(
                references(),
                monitors(),
                driftReports(),
                performanceReports(),
                alerts(),
                retrainingTriggers(),
                retrainingStatus(),
                retrainingRequests(),
                retrainingAnswers(),
                retrainingVerdicts(),
                ticks(),
                silences(),
                acknowledgements(),
                openNotifications(),
                deadLetters());
    }

    /** The user's topics, under the default names; real deployments mostly have their own, named in the monitors. */
    public List<TopicDescription> inputs() {
        return List.of(features(), predictions(), labels());
    }

    private static TopicDescription input(String name, String contents, Schema schema) {
        return new TopicDescription(
                name,
                contents,
                "prediction id",
                Optional.of(schema),
                new Keeping.ByTime(Duration.ofDays(7)),
                PARTITIONS,
                "Any.",
                Map.of());
    }

    private TopicDescription compacted(String name, String contents, String key, String placement, Schema schema) {
        return new TopicDescription(
                prefix + name, contents, key, Optional.of(schema), new Keeping.Compacted(), 1, placement, Map.of());
    }

    private TopicDescription byTime(
            String name,
            String contents,
            String key,
            String placement,
            int partitions,
            Duration retention,
            Schema schema) {
        return new TopicDescription(
                prefix + name,
                contents,
                key,
                Optional.of(schema),
                new Keeping.ByTime(retention),
                partitions,
                placement,
                Map.of());
    }
}
