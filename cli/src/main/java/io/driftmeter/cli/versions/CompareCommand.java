package io.driftmeter.cli.versions;

import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.Cluster;
import io.driftmeter.cli.connection.ClusterOptions;
import io.driftmeter.cli.connection.TopicReader;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.schemas.serde.AvroSerde;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two versions of a model by the performance reports on the cluster. */
@Command(
        name = "compare",
        description =
                "Compare two versions of a model, champion and challenger, on the windows that both were scored on.")
public final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ClusterOptions connection;

    @Parameters(index = "0", paramLabel = "MODEL", description = "Name of the model.")
    private String model;

    @Parameters(index = "1", paramLabel = "CHAMPION", description = "The version that the other is held against.")
    private String champion;

    @Parameters(index = "2", paramLabel = "CHALLENGER", description = "The other version.")
    private String challenger;

    @Option(
            names = "--metric",
            paramLabel = "NAME",
            description =
                    "Metric to compare by, as in performance reports; by default the one that the monitor judges by.")
    private @Nullable String metric;

    @Option(
            names = "--segment",
            paramLabel = "NAME=VALUE",
            defaultValue = SeriesKey.ALL,
            description = "Segment of the traffic; ${DEFAULT-VALUE} by default.")
    private String segment;

    @Override
    public Integer call() {
        Cluster cluster = connection.cluster();
        ScoredVersions versions =
                new ScoredVersions(new ScoredVersions.Question(model, segment, champion, challenger, metric));
        try (TopicReader reader = new TopicReader(
                        cluster, cluster.topics().performanceReports().name());
                Deserializer<PerformanceReport> deserializer = AvroSerde.forValues(
                                PerformanceReport.class, cluster.registry())
                        .deserializer()) {
            reader.readToEnd(record -> versions.add(deserializer.deserialize(record.topic(), record.value())));
        }
        List<String> lines = versions.lines();
        if (lines.isEmpty()) {
            throw new UserMistake(
                    "No final performance report has " + (metric == null ? "a score" : metric) + " of version "
                            + champion + " and of version " + challenger + " of " + model + ", segment " + segment
                            + ", for one and the same window. See what there is with: driftmeter tail performance --until-end --model "
                            + model);
        }
        lines.forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }
}
