package io.driftmeter.cli.quickstart;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.Publisher;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.common.serialization.Serdes;

/** Writes features, predictions and, once they are known, labels to the topics, as a model's own service would. */
final class Traffic implements AutoCloseable {
    private final Publisher<String, FeatureEvent> features;
    private final Publisher<String, PredictionEvent> predictions;
    private final Publisher<String, LabelEvent> labels;
    private final PriorityQueue<LoanApplication> unlabelled =
            new PriorityQueue<>(Comparator.comparingLong(LoanApplication::labelTime));
    private long records;

    Traffic(Cluster cluster) {
        features = new Publisher<>(cluster, "features", Serdes.String(), FeatureEvent.class);
        predictions = new Publisher<>(cluster, "predictions", Serdes.String(), PredictionEvent.class);
        labels = new Publisher<>(cluster, "labels", Serdes.String(), LabelEvent.class);
    }

    /** Writes what a model version saw and said. */
    void serve(List<LoanApplication> applications, String version) {
        for (LoanApplication application : applications) {
            Instant time = Instant.ofEpochMilli(application.eventTime());
            features.send(
                    application.predictionId(),
                    new FeatureEvent(
                            application.predictionId(),
                            Quickstart.MODEL,
                            version,
                            time,
                            Map.copyOf(application.features())));
            predictions.send(
                    application.predictionId(),
                    PredictionEvent.newBuilder()
                            .setPredictionId(application.predictionId())
                            .setModel(Quickstart.MODEL)
                            .setModelVersion(version)
                            .setEventTime(time)
                            .setPrediction(application.prediction())
                            .setScore(application.score())
                            .build());
            unlabelled.add(application);
            records += 2;
        }
    }

    /** Writes the labels that are known by a moment, in milliseconds since the epoch, and waits until everything has arrived. */
    void labelUntil(long now) {
        while (!unlabelled.isEmpty() && unlabelled.element().labelTime() < now) {
            LoanApplication application = unlabelled.remove();
            labels.send(
                    application.predictionId(),
                    new LabelEvent(
                            application.predictionId(),
                            Instant.ofEpochMilli(application.labelTime()),
                            application.label()));
            records++;
        }
        features.flush();
        predictions.flush();
        labels.flush();
    }

    /** Records written so far. */
    long records() {
        return records;
    }

    @Override
    public void close() {
        features.close();
        predictions.close();
        labels.close();
    }
}
