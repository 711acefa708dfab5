package io.driftmeter.cli.notify;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups what is done with silences. */
@Command(
        name = "silence",
        description = "Silences: when the notifier sends nothing of which alerts.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SilenceAddCommand.class, SilenceListCommand.class, SilenceExpireCommand.class})
public final class SilenceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: add, list or expire.");
    }
}
