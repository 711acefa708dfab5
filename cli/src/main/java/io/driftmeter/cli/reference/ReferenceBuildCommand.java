package io.driftmeter.cli.reference;

import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.console.DurationConverter;
import io.driftmeter.cli.console.Progress;
import io.driftmeter.cli.console.Terminal;
import io.driftmeter.cli.console.UserMistake;
import io.driftmeter.cli.csv.CsvOptions;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.schemas.key.Names;
import io.driftmeter.statistics.reference.ReferenceProfile;
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
                            zone),
                    progress);
        }
        ReferenceProfile profile = importance == null
                ? built.profile()
                : ImportanceFile.read(importance).applyTo(built.profile());
        var parts = ReferenceCodec.toParts(profile, ReferenceScope.always(model, version));
        Path file = out == null ? Path.of(model + "-" + version + ".reference.avro") : out;
        ReferenceFile.write(file, parts);
        ReferenceText.lines(parts).forEach(console::println);
        console.println();
        console.println("Written to " + file + ". Publish it with: driftmeter reference publish " + file);
        return ExitCode.OK;
    }

    private static void requireName(String flag, String name) {
        Names.problem(name).ifPresent(problem -> {
            throw new UserMistake(flag + " '" + name + "': " + problem);
        });
    }
}
