package io.driftmeter.schemas.topic;

import io.driftmeter.schemas.topic.TopicDescription.Keeping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/** The page docs/topics.md: the catalogue, and every field of every schema. */
final class TopicsPage {

    private final StringBuilder page = new StringBuilder();
    private final Map<String, Schema> types = new LinkedHashMap<>();

    static String of(TopicCatalogue catalogue) {
        TopicsPage page = new TopicsPage();
        page.line(
                "<!-- Generated from the topic catalogue and the Avro schemas: see CONTRIBUTING.md. Do not edit. -->");
        page.line("# Topics");
        page.line("");
        page.line(
                "Names, keys and schemas are public API. The names of our own topics begin with a configurable prefix.");
        page.topics("Our topics", catalogue.own());
        page.topics("Your topics, under their default names", catalogue.inputs());
        page.line("");
        page.line("# Schemas");
        page.types.values().forEach(page::type);
        return page.page.toString();
    }

    private void topics(String title, List<TopicDescription> topics) {
        line("");
        line("## " + title);
        line("");
        line("| topic | key | value | what it holds | kept | partitions | placement | other settings |");
        line("|---|---|---|---|---|---|---|---|");
        for (TopicDescription topic : topics) {
            topic.schema().ifPresent(this::collect);
            line("| " + topic.name() + " | " + cell(topic.key()) + " | "
                    + topic.schema().map(TopicsPage::link).orElse("raw bytes") + " | " + cell(topic.contents()) + " | "
                    + kept(topic.keeping()) + " | " + topic.partitions() + " | " + cell(topic.placement()) + " | "
                    + settings(topic) + " |");
        }
    }

    private static String settings(TopicDescription topic) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(topic.otherConfigs()).forEach((key, value) -> text.append(key + "=" + value));
        return text.toString();
    }

    private static String kept(Keeping keeping) {
        return keeping instanceof Keeping.ByTime byTime ? byTime.retention().toDays() + " days" : "compacted";
    }

    private void type(Schema type) {
        line("");
        line("## " + type.getName());
        line("");
        line(type.getDoc());
        line("");
        if (type.getType() == Schema.Type.ENUM) {
            line("One of " + String.join(", ", type.getEnumSymbols()) + "; an unknown symbol reads as "
                    + type.getEnumDefault() + ".");
            return;
        }
        line("| field | type | meaning |");
        line("|---|---|---|");
        type.getFields()
                .forEach(field -> line("| " + field.name() + " | " + name(field.schema()) + " | " + cell(field.doc())
                        + (field.hasDefaultValue() ? " Has a default." : "") + " |"));
    }

    private static String name(Schema type) {
        return switch (type.getType()) {
            case RECORD, ENUM -> link(type);
            case ARRAY -> "list of " + name(type.getElementType());
            case MAP -> "map to " + name(type.getValueType());
            case UNION ->
                String.join(
                        " or ", type.getTypes().stream().map(TopicsPage::name).toList());
            default ->
                type.getLogicalType() == null
                        ? type.getType().getName()
                        : type.getLogicalType().getName();
        };
    }

    private void collect(Schema type) {
        switch (type.getType()) {
            case RECORD -> {
                if (types.putIfAbsent(type.getFullName(), type) == null) {
                    type.getFields().forEach(field -> collect(field.schema()));
                }
            }
            case ENUM -> types.putIfAbsent(type.getFullName(), type);
            case ARRAY -> collect(type.getElementType());
            case MAP -> collect(type.getValueType());
            case UNION -> type.getTypes().forEach(this::collect);
            default -> {}
        }
    }

    private static String link(Schema type) {
        return "[" + type.getName() + "](#" + type.getName().toLowerCase(java.util.Locale.ROOT) + ")";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String text) {
        page.append(text).append('\n');
    }
}
