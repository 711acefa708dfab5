package io.driftmeter.benchmarks.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedBlockTest {
    @TempDir
    Path directory;

    @Test
    void shouldReplaceItsBlockAndNothingElse() throws IOException {
        Path page = directory.resolve("page.md");
        Files.writeString(page, "before\n<!-- begin one -->\nold\n<!-- end one -->\nafter\n");
        GeneratedBlock block = new GeneratedBlock(page, "one");

        block.replace("new\nlines\n");

        assertThat(block.read()).isEqualTo("new\nlines\n");
        assertThat(page).hasContent("before\n<!-- begin one -->\nnew\nlines\n<!-- end one -->\nafter\n");
        assertThatThrownBy(() -> new GeneratedBlock(page, "two").read())
                .hasMessageEndingWith("has no line '<!-- begin two -->'");
    }
}
