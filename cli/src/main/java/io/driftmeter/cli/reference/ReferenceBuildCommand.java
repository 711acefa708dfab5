package io.driftmeter.cli.reference;

import io.driftmeter.avro.Segmentation;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.console.DurationConverter;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.console.Terminal;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.CsvOptions;
import io.driftmeter.cli.monitorfile.MonitorFile;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.schemas.key.Names;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Builds a reference from a CSV file. */
@Command(name = "build", description = "Build a reference from a CSV file of rows that the model was not trained on.")
public final class ReferenceBuildCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CsvOptions csv;

    @Option(names = "--input", required = true, paramLabel = "FILE", description = "The CSV file.")
    private Path input;

    @Option(names = "--model", required = true, paramLabel = "NAME", description = "Name of the model.")
    private String model;

    @Option(names = "--version", required = true, paramLabel = "NAME", description = "Version of the model.")
    private String version;

    @Option(
            names = "--positive",
            paramLabel = "CLASS",
            description = "The positive class, which makes the task binary.")
    private @Nullable String positive;

    @Option(
            names = "--windows",
            converter = DurationConverter.class,
            split = ",",
            paramLabel = "LENGTH",
            description = {
                "Window lengths that the monitor will judge, such as 30m,7d: the reference keeps how much it varies between",
                "windows of these lengths, if it has event times and spans at least 20 of them."
            })
    private final List<Duration> windows = new ArrayList<>();

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = {
                "Time zone, such as Europe/Berlin, whose hours and weekends are counted apart where the rows span four weeks;",
                "${DEFAULT-VALUE} by default."
            })
    private ZoneId zone;

    @Option(
            names = "--importance",
            paramLabel = "FILE",
            description = {
                "A CSV file with the columns feature and importance: how much the model rests on each feature, 0 or more, in any",
                "unit. Alerts rank what moved by it."
            })
    private @Nullable Path importance;

    @Option(
            names = "--segment",
            paramLabel = "COLUMNS",
            description = {
                "Split the rows by the values of a column, or of several as in country,channel; the most frequent values get a",
                "reference of their own, where they have 100 rows or more. May be given several times."
            })
    private final List<String> segments = new ArrayList<>();

    @Option(
            names = "--most-segments",
            paramLabel = "NUMBER",
            defaultValue = "20",
            description = "So many values of --segment get a reference of their own; ${DEFAULT-VALUE} by default.")
    private int mostSegments;

    @Option(
            names = "--monitor",
            paramLabel = "FILE",
            description = "A monitor file, by whose segments the rows are split; instead of --segment.")
    private @Nullable Path monitor;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write; MODEL-VERSION.reference.avro where it is not given.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        requireName("--model", model);
        requireName("--version", version);
        PrintWriter console = spec.commandLine().getOut();
        BuiltReference built;
        try (Progress progress = Terminal.progress(spec.commandLine())) {
            built = ReferenceReader.read(
                    new ReferenceInput(
                            input,
                            csv.columns(),
                            csv.kinds(),
                            Optional.ofNullable(positive),
                            windows,
                            windows.stream().findFirst(),
                            zone,
                            segmentations()),
                    progress);
        }
        BuiltReference weighted = importance == null
                ? built
                : built.with(ImportanceFile.read(importance).applyTo(built.profile()));
        var parts = weighted.parts(ReferenceScope.always(model, version));
        Path file = out == null ? Path.of(model + "-" + version + ".reference.avro") : out;
        ReferenceFile.write(file, parts);
        ReferenceText.lines(parts).forEach(console::println);
        console.println();
        console.println("Written to " + file + ". Publish it with: driftmeter reference publish " + file);
        return ExitCode.OK;
    }

    private List<Segmentation> segmentations() {
        if (monitor != null && !segments.isEmpty()) {
            throw new UserMistake("--monitor says what --segment would say. Give one or the other.");
        }
        if (mostSegments < 1 || mostSegments >= Segmentations.MOST) {
            throw new UserMistake("--most-segments is " + mostSegments + ". Write a whole number from 1 to "
                    + (Segmentations.MOST - 1) + ".");
        }
        return monitor != null
                ? MonitorFile.read(monitor).getSegmentations()
                : segments.stream()
                        .map(columns -> SegmentSurvey.byColumns(List.of(columns.split(",")), mostSegments))
                        .toList();
    }

    private static void requireName(String flag, String name) {
        Names.problem(name).ifPresent(problem -> {
            throw new UserMistake(flag + " '" + name + "': " + problem);
        });
    }
}
