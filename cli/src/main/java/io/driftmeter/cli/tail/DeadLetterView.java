package io.driftmeter.cli.tail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Shows dead letters: why, and where the record came from. Values are shown to programs alone, in Base64. */
final class DeadLetterView implements Tailed.View {

    private static final String PREFIX = "driftmeter.";

    @Override
    public Tailed.Shown show(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> told = new TreeMap<>();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("key", record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8));
        ObjectNode headers = json.putObject("headers");
        for (Header header : record.headers()) {
            String value = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
            headers.put(header.key(), value);
            if (header.key().startsWith(PREFIX)) {
                told.put(header.key().substring(PREFIX.length()), value);
            }
        }
        json.put("value", record.value() == null ? null : Base64.getEncoder().encodeToString(record.value()));
        String line = Instant.ofEpochMilli(record.timestamp()) + "  " + told.getOrDefault("reason", "?") + "  "
                + told.getOrDefault("topic", "?") + "-" + told.getOrDefault("partition", "?") + "@"
                + told.getOrDefault("offset", "?") + "  " + told.getOrDefault("detail", "");
        return new Tailed.Shown("", line, json);
    }
}
