package io.driftmeter.cli.reference;

import io.driftmeter.cli.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a reference. */
@Command(name = "show", description = "Show what a reference file holds.")
public final class ReferenceShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that 'reference build' wrote.")
    private Path file;

    @Override
    public Integer call() {
        ReferenceText.lines(CheckedReference.read(file))
                .forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }
}
