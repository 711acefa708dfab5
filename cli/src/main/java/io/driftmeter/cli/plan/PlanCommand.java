package io.driftmeter.cli.plan;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.cli.ExitCode;
import io.driftmeter.cli.connection.ConfigOptions;
import io.driftmeter.cli.monitorfile.MonitorFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the state of a monitor takes. */
@Command(
        name = "plan",
        description = "Show what the state of a monitor takes in memory and on disk, sum by sum, beside its bounds.")
public final class PlanCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "A monitor file to plan with what is published, as if it were applied; may be given several times.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        List<MonitorDefinition> definitions =
                files.stream().map(MonitorFile::read).toList();
        PlannedMonitor.printAndCheck(
                spec.commandLine().getOut(), PlannedMonitor.config(options, definitions), definitions);
        return ExitCode.OK;
    }
}
