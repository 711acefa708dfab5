package io.driftmeter.monitor.topology;

import static io.driftmeter.monitor.testing.InputFigures.closed;
import static io.driftmeter.monitor.testing.InputFigures.fates;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.testing.DriftReports;
import io.driftmeter.monitor.testing.InputFigures;
import io.driftmeter.monitor.testing.MonitorLife;
import io.driftmeter.monitor.testing.ReportedFigures;
import io.driftmeter.monitor.testing.TestModel;
import io.driftmeter.monitor.testing.TestMonitor;
import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.standalone.cluster.KafkaCluster;
import io.driftmeter.standalone.testing.ClusterClient;
import io.driftmeter.standalone.testing.Eventually;
import io.driftmeter.standalone.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.GroupProtocol;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MonitorRestartIT {

    private static final long SEED = 7;
    private static final int FEATURE_PARTITIONS = 4;
    private static final int PREDICTION_PARTITIONS = 3;
    private static final int RECORDS_PER_PARTITION = 12_000;

    @TempDir
    private Path stateDirectory;

    @ParameterizedTest
    @EnumSource
    void shouldReportWhatABatchCountsThoughKilledInTheMiddle(GroupProtocol protocol) throws Exception {
        System.out.println("seed " + SEED);
        try (KafkaCluster cluster = TestCluster.start();
                ClusterClient client = new ClusterClient(cluster)) {
            InputFigures input =
                    InputFigures.of(SEED, FEATURE_PARTITIONS, PREDICTION_PARTITIONS, RECORDS_PER_PARTITION);
            createTopics(client);
            TestMonitor.configureGroup(client, TestMonitor.APPLICATION, 0);
            input.input()
                    .forEach(partition ->
                            client.produce(new ByteArraySerializer(), new ByteArraySerializer(), partition));
            long records = input.records();

            MonitorLife first =
                    MonitorLife.begin(TestMonitor.class, cluster.bootstrapServers(), stateDirectory, protocol);
            Eventually.eventually(
                    "committed and uncommitted work",
                    () -> TestMonitor.committed(client) > 0
                            && first.processed() > TestMonitor.committed(client) + 1_000);
            first.kill();
            assertThat(TestMonitor.committed(client)).isPositive().isLessThan(first.processed());
            assertThat(first.processed()).isLessThan(records);

            MonitorLife second =
                    MonitorLife.begin(TestMonitor.class, cluster.bootstrapServers(), stateDirectory, protocol);
            Map<String, Long> expected = input.expected();
            List<DriftReport> reports = reports(client, found -> hasAll(found, input));
            second.kill();

            assertThat(reports.stream().filter(report -> report.getStage() == ReportStage.FINAL))
                    .extracting(DriftReport::getReportId)
                    .doesNotHaveDuplicates();
            assertThat(closed(ReportedFigures.of(reports))).isEqualTo(closed(expected));
            assertThat(expected.keySet())
                    .as("the input has every fate")
                    .anyMatch(figure -> figure.endsWith(" LATE"))
                    .anyMatch(figure -> figure.endsWith(" TOO_LATE"))
                    .anyMatch(figure -> figure.endsWith(" FUTURE"))
                    .anyMatch(figure -> figure.endsWith(" UNREADABLE"))
                    .anyMatch(figure -> figure.endsWith(" INVALID"))
                    .anyMatch(figure -> figure.endsWith(" NO_MODEL"));
            assertThat(fates(expected)).as("fates sum to the records read").isEqualTo(input.recordsByPartition());
        }
    }

    private static boolean hasAll(List<DriftReport> reports, InputFigures input) {
        return InputFigures.windows(closed(ReportedFigures.of(reports)))
                .containsAll(InputFigures.windows(closed(input.expected())));
    }

    private static void createTopics(ClusterClient client) {
        client.createTopic(TestModel.FEATURES, FEATURE_PARTITIONS);
        client.createTopic(TestModel.PREDICTIONS, PREDICTION_PARTITIONS);
        client.createTopic(TopicCatalogue.DEFAULT.driftReports().name(), 3);
        client.createTopic(TopicCatalogue.DEFAULT.deadLetters().name(), 3);
    }

    /** A killed producer's transaction can stay open until it times out, and committed reading waits for it. */
    private static List<DriftReport> reports(ClusterClient client, Predicate<List<DriftReport>> until) {
        List<DriftReport> reports = new ArrayList<>();
        Eventually.eventually(
                () -> "final reports of all windows, of " + reports.size(),
                () -> {
                    reports.clear();
                    reports.addAll(DriftReports.committed(client));
                    return until.test(reports);
                },
                Duration.ofMinutes(3));
        return reports;
    }
}
