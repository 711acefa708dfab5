package io.driftmeter.cli.backtest;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.Task;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.console.Terminal;
import io.driftmeter.cli.csv.CsvOptions;
import io.driftmeter.cli.reference.BuiltReference;
import io.driftmeter.cli.reference.ReferenceInput;
import io.driftmeter.cli.reference.ReferenceReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges files of the past. */
@Command(
        name = "backtest",
        description = {
            "Send files of the past through the real topologies and write what they say.",
            "The broker runs in this process; drift.csv, performance.csv, alerts.jsonl and triggers.jsonl are written."
        })
public final class BacktestCommand implements Callable<Integer> {

    private static final String MODEL_VERSION = "1";

    @Spec
    private CommandSpec spec;

    @Mixin
    private CsvOptions csv;

    @Mixin
    private DefinitionOptions definitionOptions;

    @Option(
            names = "--reference",
            required = true,
            paramLabel = "FILE",
            description = "CSV file of rows that the model was not trained on, with labels for a baseline.")
    private Path reference;

    @Option(
            names = "--live",
            required = true,
            paramLabel = "FILE",
            description = "CSV file of the rows to judge, sorted by event time.")
    private Path live;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "CSV file of prediction id, label and label time, sorted by label time.")
    private @Nullable Path labels;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Directory to write to.")
    private Path out;

    @Override
    public Integer call() {
        BuiltReference built;
        BacktestPlan plan;
        Backtest.Outcome outcome;
        try (Progress progress = Terminal.progress(spec.commandLine())) {
            Optional<String> positive = Optional.ofNullable(definitionOptions.positive());
            MonitorDefinition assumed = definitionOptions.definition(Task.UNKNOWN, false);
            built = ReferenceReader.read(
                    new ReferenceInput(
                            reference,
                            csv.columns(),
                            csv.kinds(),
                            positive,
                            windows(assumed),
                            baselineWindow(assumed),
                            ZoneOffset.UTC),
                    progress);
            plan = new BacktestPlan(
                    reference,
                    live,
                    Optional.ofNullable(labels),
                    csv.columns(),
                    csv.kinds(),
                    definitionOptions.definition(built.task(), labels != null),
                    MODEL_VERSION,
                    out);
            outcome = new Backtest(plan, built, progress).run();
        }
        ResultFiles.write(out, outcome.results());
        Summary.lines(outcome.fed(), outcome.results(), out)
                .forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }

    private static List<Duration> windows(MonitorDefinition definition) {
        return definition.getDriftWindows().stream()
                .map(window -> Duration.ofMillis(window.getLengthMilliseconds()))
                .distinct()
                .toList();
    }

    private static Optional<Duration> baselineWindow(MonitorDefinition definition) {
        return Stream.concat(
                        Stream.ofNullable(definition.getPerformance())
                                .flatMap(performance -> performance.getWindows().stream()),
                        definition.getDriftWindows().stream())
                .map(window -> Duration.ofMillis(window.getLengthMilliseconds()))
                .findFirst();
    }
}
