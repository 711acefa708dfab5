package io.driftmeter.cli;

import io.driftmeter.cli.backtest.BacktestCommand;
import io.driftmeter.cli.console.MistakeHandler;
import io.driftmeter.cli.maintenance.ReplayCommand;
import io.driftmeter.cli.maintenance.ResetCommand;
import io.driftmeter.cli.notify.AckCommand;
import io.driftmeter.cli.notify.NotifyCommand;
import io.driftmeter.cli.notify.SilenceCommand;
import io.driftmeter.cli.plan.PlanCommand;
import io.driftmeter.cli.quickstart.QuickstartCommand;
import io.driftmeter.cli.reference.ReferenceCommand;
import io.driftmeter.cli.role.AlertCommand;
import io.driftmeter.cli.role.MonitorCommand;
import io.driftmeter.cli.role.RetrainCommand;
import io.driftmeter.cli.tail.TailCommand;
import io.driftmeter.cli.topics.TopicsCommand;
import io.driftmeter.cli.versions.CompareCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "driftmeter",
        description = "Watches machine-learning models in production through the Kafka topics that they already write.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:Everything was done.",
            "1:Something failed, such as a cluster that does not answer.",
            "2:The command line, or a file that it names, is wrong.",
            "3:A role did not close in time; its next start restores its state.",
            "4:A check found differences."
        },
        subcommands = {
            QuickstartCommand.class,
            ReferenceCommand.class,
            ApplyCommand.class,
            PlanCommand.class,
            MonitorCommand.class,
            AlertCommand.class,
            NotifyCommand.class,
            ReplayCommand.class,
            ResetCommand.class,
            SilenceCommand.class,
            AckCommand.class,
            RetrainCommand.class,
            CompareCommand.class,
            BacktestCommand.class,
            TopicsCommand.class,
            TailCommand.class,
            CompletionCommand.class
        })
public final class Driftmeter implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Verbosity verbosity;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    /** How much is said. */
    Verbosity verbosity() {
        return verbosity;
    }

    /** The command line as it is used, with mistakes handled. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Driftmeter());
        MistakeHandler handler = new MistakeHandler();
        return commandLine
                .setExecutionStrategy(Verbosity::applyAndRun)
                .setExecutionExceptionHandler(handler)
                .setParameterExceptionHandler(handler)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
