package io.driftmeter.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.driftmeter.avro.InputOffsets;
import io.driftmeter.avro.RetrainingCause;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.avro.RetrainingStatus;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.schemas.serde.PlainJson;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in deploy/examples, on triggers as the alert role writes them. Those in Python and for a shell are skipped where there is no python3. */
class RetrainingExamplesTest {
    private static final Path EXAMPLES =
            Path.of("../deploy/examples").toAbsolutePath().normalize();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void shouldTrainFromPythonAndSayWhatBecameOfIt() throws Exception {
        List<String> printed = trainFromPython(
                trigger(RetrainingMode.AUTO) + trigger(RetrainingMode.SUGGEST), "cat > /dev/null; echo 7");
        List<JsonNode> statuses = new ArrayList<>();
        for (String line : printed) {
            statuses.add(MAPPER.readTree(line));
        }
        assertThat(statuses)
                .extracting(status -> status.get("state").asText())
                .containsExactly("ACCEPTED", "SUCCEEDED");
        assertThat(statuses.get(1).get("newModelVersion").asText()).isEqualTo("7");
        assertThat(statuses.get(1).get("triggerId").asText()).isEqualTo("t-1");
        assertThat(names(statuses.get(1)))
                .containsExactlyInAnyOrderElementsOf(fields(RetrainingStatus.getClassSchema()));
    }

    @Test
    void shouldSayFromPythonThatTheTrainingFailed() throws Exception {
        List<String> printed = trainFromPython(trigger(RetrainingMode.AUTO), "echo no data >&2; exit 1");
        JsonNode last = MAPPER.readTree(printed.get(1));
        assertThat(last.get("state").asText()).isEqualTo("FAILED");
        assertThat(last.get("message").asText()).isEqualTo("no data");
    }

    /** What the example in Python prints of these triggers, where a training is this command of a shell. */
    private List<String> trainFromPython(String triggers, String training) throws Exception {
        return run(
                triggers,
                "python3",
                EXAMPLES.resolve("train_on_trigger.py").toString(),
                "--stdin",
                "--",
                "sh",
                "-c",
                training);
    }

    /** The consumer is stood in for: two partitions of ten records each, of which the first three of one are deleted. */
    @Test
    void shouldReadTheRowsOfATriggerInPython() throws Exception {
        Path script = directory.resolve("rows.py");
        Files.writeString(script, """
                import json, sys
                from datetime import datetime, timezone
                sys.path.insert(0, sys.argv[1])
                sys.dont_write_bytecode = True
                import training_rows
                class Message:
                    def __init__(self, topic, partition, offset): self.place = topic, partition, offset
                    def topic(self): return self.place[0]
                    def partition(self): return self.place[1]
                    def offset(self): return self.place[2]
                    def error(self): return None
                class Consumer:
                    def get_watermark_offsets(self, place, timeout): return (3 if place[1] == 1 else 0, 10)
                    def assign(self, places):
                        self.left = [None]
                        for topic, partition, offset in places:
                            low = 3 if partition == 1 else 0
                            self.left += [Message(topic, partition, at) for at in range(max(low, offset), 10)]
                    def poll(self, timeout): return self.left.pop(0)
                trigger = json.load(sys.stdin)
                for message in training_rows.records(Consumer(), trigger["inputOffsets"], lambda *place: place):
                    print(*message.place)
                for model, day in [("churn", 1), ("churn", 31), ("credit", 1), ("churn", 32)]:
                    time = datetime.fromtimestamp(1767225600 + (day - 1) * 86400, timezone.utc)
                    print(training_rows.keep({"model": model, "eventTime": time}, trigger))
                """);
        List<String> printed = run(
                trigger(
                        RetrainingMode.AUTO,
                        new InputOffsets("features", 0, 4L, 6L),
                        new InputOffsets("features", 1, 2L, 4L),
                        new InputOffsets("features", 2, 8L, 20L)),
                "python3",
                script.toString(),
                EXAMPLES.toString());
        assertThat(printed)
                .containsExactly(
                        "features-1: rows before offset 3 are deleted",
                        "features 0 4",
                        "features 0 5",
                        "features 0 6",
                        "features 1 3",
                        "features 1 4",
                        "features 2 8",
                        "features 2 9",
                        "True",
                        "True",
                        "False",
                        "False");
    }

    @Test
    void shouldTrainFromAShell() throws Exception {
        List<String> printed = run(
                trigger(RetrainingMode.SUGGEST) + trigger(RetrainingMode.AUTO),
                "sh",
                EXAMPLES.resolve("train-on-trigger.sh").toString(),
                "echo",
                "train");
        assertThat(printed).containsExactly("train churn 3 2026-01-01T00:00:00Z 2026-02-01T00:00:00Z t-1");
    }

    /** Airflow is not needed: what the example takes from it is stood in for, and only the reading of messages is run. */
    @Test
    void shouldReadTriggersInAirflow() throws Exception {
        Path script = directory.resolve("run.py");
        Files.writeString(script, """
                import sys, types
                def module(name, **names):
                    sys.modules[name] = types.ModuleType(name)
                    sys.modules[name].__dict__.update(names)
                for name in ["airflow", "airflow.providers", "airflow.providers.apache", "airflow.providers.apache.kafka",
                             "airflow.providers.apache.kafka.sensors"]:
                    module(name)
                module("airflow.decorators", dag=lambda **settings: lambda function: lambda: None, task=lambda function: function)
                module("airflow.providers.apache.kafka.sensors.kafka", AwaitMessageSensor=object)
                sys.path.insert(0, sys.argv[1])
                sys.dont_write_bytecode = True
                import airflow_retrain
                class Message:
                    def __init__(self, text): self.text = text
                    def value(self): return self.text.encode()
                for line in sys.stdin:
                    trigger = airflow_retrain.automatic(Message(line))
                    print(trigger["triggerId"] if trigger else None)
                """);
        List<String> printed = run(
                trigger(RetrainingMode.AUTO) + trigger(RetrainingMode.SUGGEST),
                "python3",
                script.toString(),
                EXAMPLES.toString());
        assertThat(printed).containsExactly("t-1", "None");
    }

    @Test
    void shouldTakeFromTheTriggerInArgoOnlyWhatItHas() throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(EXAMPLES.resolve("argo-events.yaml").toFile())
                .forEachRemaining(documents::add);
        assertThat(documents)
                .extracting(document -> document.get("kind").asText())
                .containsExactly("EventSource", "Sensor");
        JsonNode source = documents.get(0).at("/spec/kafka/retraining");
        assertThat(source.get("topic").asText())
                .isEqualTo(TopicCatalogue.DEFAULT.retrainingTriggers().name());
        assertThat(source.get("jsonBody").asBoolean()).isTrue();
        assertThat(source.at("/consumerGroup/groupName").isTextual()).isTrue();
        assertThat(source.get("config").asText()).contains("isolationLevel: 1");
        JsonNode sensor = documents.get(1);
        assertThat(sensor.at("/spec/dependencies/0/eventSourceName").asText())
                .isEqualTo(documents.get(0).at("/metadata/name").asText());
        List<String> taken = new ArrayList<>(sensor.findValuesAsText("dataKey"));
        taken.addAll(sensor.findValuesAsText("path"));
        assertThat(taken)
                .hasSize(5)
                .allSatisfy(path -> assertThat(fields(RetrainingTrigger.getClassSchema()))
                        .contains(path.replaceFirst("^body\\.", "")));
    }

    private List<String> run(String input, String... command) throws Exception {
        assumeTrue(isThere("python3"), "python3 is not installed");
        Path in = directory.resolve("in.jsonl");
        Path out = directory.resolve("out.txt");
        Files.writeString(in, input);
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectErrorStream(true)
                .start();
        int exitCode = process.waitFor();
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(exitCode).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static String trigger(RetrainingMode mode, InputOffsets... offsets) {
        Instant end = Instant.parse("2026-02-01T00:00:00Z");
        return PlainJson.text(RetrainingTrigger.newBuilder()
                        .setTriggerId("t-1")
                        .setModel("churn")
                        .setModelVersion("3")
                        .setCause(RetrainingCause.PERFORMANCE)
                        .setReason("recall 0.4, threshold 0.5")
                        .setWindowStart(end.minusSeconds(3600))
                        .setWindowEnd(end)
                        .setTrainFrom(Instant.parse("2026-01-01T00:00:00Z"))
                        .setTrainTo(end)
                        .setMode(mode)
                        .setInputOffsets(List.of(offsets))
                        .setDefinitionRevision(1)
                        .build())
                + "\n";
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> fields(Schema schema) {
        return Stream.of(schema)
                .flatMap(record -> record.getFields().stream())
                .map(Schema.Field::name)
                .toList();
    }
}
