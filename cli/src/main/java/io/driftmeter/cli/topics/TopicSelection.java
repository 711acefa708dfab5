package io.driftmeter.cli.topics;

import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which topics a command is about. */
final class TopicSelection {

    @Option(
            names = "--with-inputs",
            description =
                    "Also the topics features, predictions and labels, which mostly exist under names of your own.")
    private boolean withInputs;

    List<TopicDescription> of(TopicCatalogue catalogue) {
        return withInputs
                ? Stream.concat(catalogue.own().stream(), catalogue.inputs().stream())
                        .toList()
                : catalogue.own();
    }
}
