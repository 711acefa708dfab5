package io.driftmeter.alerting.runtime;

import io.driftmeter.alerting.runtime.AlertingApplication.UnusableTopicsException;
import io.driftmeter.schemas.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Checks, before the start, that all reports of a model will come to one task. */
final class ReportTopics {
    private ReportTopics() {}

    /**
     * Number of partitions of both report topics.
     *
     * @throws UnusableTopicsException naming every topic that is missing, and report topics whose partitions differ in number
     */
    static int partitions(TopicCatalogue topics, Map<String, Object> admin) {
        String drift = topics.driftReports().name();
        String performance = topics.performanceReports().name();
        List<String> needed = List.of(
                drift,
                performance,
                topics.monitors().name(),
                topics.retrainingStatus().name(),
                topics.retrainingRequests().name(),
                topics.retrainingAnswers().name(),
                topics.retrainingVerdicts().name(),
                topics.ticks().name(),
                topics.alerts().name(),
                topics.retrainingTriggers().name(),
                topics.deadLetters().name());
        List<String> problems = new ArrayList<>();
        try (Admin client = Admin.create(admin)) {
            Map<String, KafkaFuture<TopicDescription>> described =
                    client.describeTopics(needed).topicNameValues();
            needed.stream()
                    .filter(topic -> count(described, topic) == 0)
                    .map(topic -> "Topic " + topic + " does not exist. Run ./driftmeter topics create.")
                    .forEach(problems::add);
            int driftPartitions = count(described, drift);
            int performancePartitions = count(described, performance);
            if (problems.isEmpty() && driftPartitions != performancePartitions) {
                problems.add("Topic " + drift + " has " + driftPartitions + " partitions and " + performance + " has "
                        + performancePartitions + ". Create them anew with the same number.");
            }
            int tickPartitions = count(described, topics.ticks().name());
            if (problems.isEmpty() && driftPartitions != tickPartitions) {
                problems.add("Topic " + topics.ticks().name() + " has " + tickPartitions + " partitions and " + drift
                        + " has " + driftPartitions + ". Create it anew with the same number.");
            }
            if (!problems.isEmpty()) {
                throw new UnusableTopicsException(problems);
            }
            return driftPartitions;
        }
    }

    private static int count(Map<String, KafkaFuture<TopicDescription>> described, String topic) {
        KafkaFuture<TopicDescription> description = described.get(topic);
        if (description == null) {
            return 0;
        }
        try {
            return description.get().partitions().size();
        } catch (ExecutionException error) {
            if (error.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw new IllegalStateException("cannot ask for topic " + topic, error.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
