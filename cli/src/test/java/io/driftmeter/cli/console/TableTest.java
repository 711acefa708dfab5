package io.driftmeter.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void shouldAlignColumnsAndLeaveNoBlanksAtTheEnd() {
        Table table = new Table("TOPIC", "SETTING", "FOUND")
                .add("driftmeter.alerts", "partitions", 3)
                .add("a", "b", "");

        assertThat(table.lines())
                .containsExactly(
                        "TOPIC              SETTING     FOUND",
                        "driftmeter.alerts  partitions  3",
                        "a                  b");
    }
}
