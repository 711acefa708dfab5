package io.driftmeter.benchmarks.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.benchmarks.page.GeneratedBlock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page's figures are those of the code as it is: its smallest table is made anew and compared. */
class LevelPageTest {

    @Test
    void shouldHoldTheTableThatTheCommandMakes() throws IOException {
        StringBuilder table = new StringBuilder();
        LevelAndPower.slice(line -> table.append(line).append('\n'));

        String block = new GeneratedBlock(Path.of("../docs/level-and-power.md"), "slice").read();
        assertThat(block)
                .describedAs(
                        "run LevelAndPower slice docs/level-and-power.md, and the other tables too: see benchmarks/README.md")
                .endsWith(table);
    }
}
