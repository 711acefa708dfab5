package io.driftmeter.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.Task;
import io.driftmeter.monitor.definitions.TestDefinitions;
import io.driftmeter.monitor.testing.TestModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The plan that docs/operations.md shows is one that is printed. */
class PlanPageTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final String FENCE = "\n```\n";

    @Test
    void shouldShowLinesThatArePrinted() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(FENCE) + FENCE.length();
        List<String> shown =
                page.substring(begin, page.indexOf(FENCE, begin)).lines().toList();

        assertThat(shown).hasSizeGreaterThan(2);
        assertThat(PlanText.lines(plan())).containsAll(shown);
    }

    /** A model with eight named values of a column, scored within thirty days, of which twenty predictions a second come. */
    private static StatePlan plan() {
        MonitorDefinition definition = TestDefinitions.scored(
                TestModel.MODEL, 1, Task.BINARY, Duration.ofDays(30), TestDefinitions.window(Duration.ofDays(1)));
        definition.setSegmentations(
                List.of(new Segmentation("channel", SegmentSource.PREDICTIONS, List.of("channel"), List.of(), 8)));
        return PlannerTest.planner(new StateLimits(2L << 30, 60L << 30, 3, 20, 36))
                .plan(List.of(definition), List.of(TestModel.reference("1", 0)));
    }
}
