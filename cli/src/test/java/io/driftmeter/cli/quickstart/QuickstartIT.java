package io.driftmeter.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.cli.Driftmeter;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class QuickstartIT {

    @Test
    void shouldTellTheWholeStoryOnTheEmbeddedBroker() {
        StringWriter out = new StringWriter();
        StringWriter errors = new StringWriter();
        CommandLine command =
                Driftmeter.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(errors, true));

        int exitCode = command.execute("quickstart", "--exit");

        assertThat(exitCode).as("%s%n%s", out, errors).isZero();
        assertThat(out.toString().lines().filter(line -> line.contains(">>")))
                .noneMatch(line -> line.startsWith("day 1"))
                .anyMatch(line -> line.startsWith("day 2") && line.contains("opened") && line.contains("income"))
                .anyMatch(line -> line.startsWith("day 2") && line.contains("resolved"))
                .anyMatch(line -> line.startsWith("day 3") && line.contains("opened") && line.contains("labels"))
                .anyMatch(line -> line.startsWith("day 3") && line.contains("retraining trigger"))
                .anyMatch(line -> line.startsWith("day 3") && line.contains("superseded"));
    }
}
