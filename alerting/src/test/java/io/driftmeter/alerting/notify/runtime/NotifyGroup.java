package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.schemas.topic.TopicCatalogue;
import io.driftmeter.schemas.topic.TopicDescription;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the notify role of {@link NotifyProcess} has come. */
final class NotifyGroup {

    private static final String GROUP = NotifyApplication.APPLICATION_ID + "-" + NotifyProcess.SINK;
    private static final TopicDescription ALERTS = TopicCatalogue.DEFAULT.alerts();

    private final Admin admin;

    NotifyGroup(Admin admin) {
        this.admin = admin;
    }

    /** Whether it has a position in every partition of the alerts. */
    boolean hasBegun() {
        return committed().size() == ALERTS.partitions();
    }

    /** Its position in each partition of the alerts. */
    Map<Integer, Long> committed() {
        return offsets().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(ALERTS.name()))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().partition(),
                        entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        try {
            return admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException noSuchGroupYet) {
            return Map.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
