package io.driftmeter.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TopicsPageTest {

    private static final Path PAGE = Path.of("../docs/topics.md");

    @Test
    void shouldBeWhatTheCatalogueAndTheSchemasSay() throws IOException {
        String generated = TopicsPage.of(TopicCatalogue.DEFAULT);
        if (Boolean.getBoolean("driftmeter.docs.write")) {
            Files.writeString(PAGE, generated);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/topics.md is out of date; CONTRIBUTING.md has the command that writes it anew")
                .isEqualTo(generated);
    }
}
