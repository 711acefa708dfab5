package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FaultKind;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.PipelineFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunbooksTest {
    private static final Path REPOSITORY = Path.of("..");

    private final MonitorDefinition definition = Definitions.of("any");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void shouldExistForEveryKindOfAlertWithItsFourParts(AlertKind kind) throws IOException {
        Path runbook = REPOSITORY.resolve(PolicySettings.of(definition).runbook(kind));
        assertThat(Files.readString(runbook))
                .containsSubsequence("# ", "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void shouldExistForEveryPipelineFault(FaultKind kind) throws IOException {
        Evidence fault = NamedFault.of("income", new PipelineFault(kind, "why", 1.0, 500L, null, null))
                .orElseThrow();
        Ballot ballot = new Ballot(AlertKind.DATA_QUALITY, Vote.CRITICAL, List.of("income"), List.of(fault));
        Path runbook = REPOSITORY.resolve(PolicySettings.of(definition).runbook(ballot));
        assertThat(Files.readString(runbook))
                .containsSubsequence("# ", "## Meaning", "## Impact", "## Diagnosis", "## Mitigation");
    }

    @Test
    void shouldBeWhereTheDefinitionSays() {
        definition.getAlerting().setRunbookUrl("https://wiki.example/runbooks");
        assertThat(PolicySettings.of(definition).runbook(AlertKind.NO_REFERENCE))
                .isEqualTo("https://wiki.example/runbooks/no-reference");
    }
}
