package io.driftmeter.cli.reference;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Commands about references. */
@Command(
        name = "reference",
        description = "Build, show and publish what a model version was trained on.",
        subcommands = {ReferenceBuildCommand.class, ReferenceShowCommand.class, ReferencePublishCommand.class})
public final class ReferenceCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: build, show or publish.");
    }
}
