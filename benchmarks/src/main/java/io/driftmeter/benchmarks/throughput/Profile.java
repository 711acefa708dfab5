package io.driftmeter.benchmarks.throughput;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where a process spent its time: the samples of its flight recording by the stage that their stacks name. */
final class Profile {

    /** Stages by which a whole stack is known, wherever in it the name stands. */
    private static final Map<String, String> BY_ANY_FRAME = new LinkedHashMap<>();

    /** Stages by the first frame from the top that belongs to one. */
    private static final Map<String, String> BY_FIRST_FRAME = new LinkedHashMap<>();

    static {
        BY_ANY_FRAME.put("io.driftmeter.monitor.commit.Flush", "sending partials before a commit");
        BY_ANY_FRAME.put("io.driftmeter.monitor.compare", "merging and comparing windows");
        BY_ANY_FRAME.put("io.driftmeter.monitor.runtime.Observed", "consumer: fetch, decompression, records");
        BY_FIRST_FRAME.put("io.driftmeter.statistics.counts.TextTable", "decoding");
        BY_FIRST_FRAME.put("io.driftmeter.statistics", "counting");
        BY_FIRST_FRAME.put("io.driftmeter.monitor.wire", "decoding");
        BY_FIRST_FRAME.put("io.driftmeter.monitor.intake", "decoding");
        BY_FIRST_FRAME.put("io.driftmeter", "fate and pane of a record, metrics");
        BY_FIRST_FRAME.put("org.apache.kafka.streams", "Kafka Streams");
        BY_FIRST_FRAME.put("org.apache.kafka.clients.producer", "producer");
        BY_FIRST_FRAME.put("org.apache.kafka", "other Kafka client code");
    }

    private Profile() {}

    /** The share of the samples of stream threads in each stage, the largest first. */
    static Map<String, Double> ofStreamThreads(Path recording) throws IOException {
        Map<String, Integer> samples = new TreeMap<>();
        int total = 0;
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().equals("jdk.ExecutionSample")
                    && event.getThread("sampledThread").getJavaName().contains("StreamThread")
                    && event.getStackTrace() != null) {
                samples.merge(stage(event.getStackTrace().getFrames()), 1, Integer::sum);
                total++;
            }
        }
        int all = total;
        Map<String, Double> shares = new LinkedHashMap<>();
        samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> shares.put(entry.getKey(), (double) entry.getValue() / all));
        return shares;
    }

    private static String stage(List<RecordedFrame> frames) {
        List<String> classes = frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
        for (Map.Entry<String, String> stage : BY_ANY_FRAME.entrySet()) {
            if (classes.stream().anyMatch(name -> name.startsWith(stage.getKey()))) {
                return stage.getValue();
            }
        }
        for (String name : classes) {
            for (Map.Entry<String, String> stage : BY_FIRST_FRAME.entrySet()) {
                if (name.startsWith(stage.getKey())) {
                    return stage.getValue();
                }
            }
        }
        return "the rest";
    }
}
