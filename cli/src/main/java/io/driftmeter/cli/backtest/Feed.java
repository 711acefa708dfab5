package io.driftmeter.cli.backtest;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.LabelEvent;
import io.driftmeter.avro.PredictionEvent;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.Columns.Role;
import io.driftmeter.cli.csv.CsvFile;
import io.driftmeter.cli.csv.CsvRow;
import io.driftmeter.cli.reference.BuiltReference;
import java.nio.file.Path;
import java.util.List;

/** Writes the rows of files to the input topics, in the order of their times. */
final class Feed {

    private final BacktestPlan plan;
    private final Cluster cluster;
    private final BuiltReference reference;
    private final Progress progress;

    Feed(BacktestPlan plan, Cluster cluster, BuiltReference reference, Progress progress) {
        this.plan = plan;
        this.cluster = cluster;
        this.reference = reference;
        this.progress = progress;
    }

    /**
     * Writes everything; nothing is under way any more when it returns.
     *
     * @throws UserMistake if a file is not as it should be
     */
    Fed run() {
        Order order = new Order(plan.columns().name(Role.EVENT_TIME));
        long rows = sendLive(order);
        long labels = plan.labels().map(this::sendLabels).orElse(0L);
        return new Fed(rows, labels, order.first, order.last);
    }

    private long sendLive(Order order) {
        long rows = 0;
        try (CsvFile csv = CsvFile.open(plan.live());
                EventChannel<FeatureEvent> features =
                        new EventChannel<>(cluster, plan.definition().getFeaturesTopic(), FeatureEvent.class);
                EventChannel<PredictionEvent> predictions =
                        new EventChannel<>(cluster, plan.definition().getPredictionsTopic(), PredictionEvent.class)) {
            csv.require(plan.columns().name(Role.PREDICTION_ID), plan.columns().name(Role.EVENT_TIME));
            LiveRows live = rows(plan.columns().features(csv.header()));
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                FeatureEvent event = live.features(row);
                order.follow(row, event.getEventTime().toEpochMilli());
                features.send(event.getPredictionId(), event);
                predictions.send(event.getPredictionId(), live.prediction(row));
                progress.update("Sent " + ++rows + " rows of " + csv.path());
            }
        }
        if (rows == 0) {
            throw new UserMistake(plan.live() + ": has a header and no rows. Give the rows to judge.");
        }
        return rows;
    }

    private long sendLabels(Path file) {
        long rows = 0;
        Order order = new Order(plan.columns().name(Role.LABEL_TIME));
        try (CsvFile csv = CsvFile.open(file);
                EventChannel<LabelEvent> labels =
                        new EventChannel<>(cluster, plan.definition().getLabelsTopic(), LabelEvent.class)) {
            csv.require(
                    plan.columns().name(Role.PREDICTION_ID),
                    plan.columns().name(Role.LABEL),
                    plan.columns().name(Role.LABEL_TIME));
            LiveRows live = rows(List.of());
            while (csv.hasNext()) {
                CsvRow row = csv.next();
                LabelEvent event = live.label(row);
                order.follow(row, event.getLabelTime().toEpochMilli());
                labels.send(event.getPredictionId(), event);
                progress.update("Sent " + ++rows + " rows of " + csv.path());
            }
        }
        return rows;
    }

    private LiveRows rows(List<String> features) {
        return new LiveRows(plan, reference.kinds(), reference.task(), features);
    }

    /** Rows that go back in time would be late, and lost as such: the file must be sorted. */
    private static final class Order {

        private final String column;
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        private Order(String column) {
            this.column = column;
        }

        private void follow(CsvRow row, long time) {
            if (time < last) {
                throw row.mistake(
                        column,
                        row.requiredText(column),
                        "is earlier than the row before",
                        "Sort the file by " + column + ".");
            }
            first = Math.min(first, time);
            last = time;
        }
    }
}
