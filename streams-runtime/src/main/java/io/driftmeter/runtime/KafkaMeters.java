package io.driftmeter.runtime;

import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;

/**
 * Which of Kafka's own metrics are shown. A Kafka Streams process has thousands of series, most of them rates of rates;
 * these say whether it runs, keeps up, commits, restores and stays in its memory.
 */
final class KafkaMeters {

    private static final String KAFKA = "kafka.";

    private static final List<String> ALLOWED = List.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads",
            "kafka.stream.client.state",
            "kafka.stream.thread.process.ratio",
            "kafka.stream.thread.process.total",
            "kafka.stream.thread.poll.ratio",
            "kafka.stream.thread.commit.ratio",
            "kafka.stream.thread.commit.total",
            "kafka.stream.thread.commit.latency.max",
            "kafka.stream.thread.punctuate.ratio",
            "kafka.stream.thread.task.created.total",
            "kafka.stream.thread.blocked.time.ns.total",
            "kafka.stream.task.dropped.records.total",
            "kafka.stream.state.updater.restore.ratio",
            "kafka.stream.state.updater.restoring.active.tasks",
            "kafka.stream.task.restore.remaining.records.total",
            "kafka.stream.state.block.cache.usage",
            "kafka.stream.state.block.cache.capacity",
            "kafka.stream.state.size.all.mem.tables",
            "kafka.stream.state.total.sst.files.size",
            "kafka.consumer.fetch.manager.records.lag",
            "kafka.consumer.fetch.manager.records.lag.max",
            "kafka.consumer.fetch.manager.records.consumed.total",
            "kafka.consumer.fetch.manager.bytes.consumed.total",
            "kafka.consumer.coordinator.rebalance.total",
            "kafka.consumer.coordinator.failed.rebalance.total",
            "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
            "kafka.producer.record.send.total",
            "kafka.producer.record.error.total",
            "kafka.producer.txn.commit.time.ns.total",
            "kafka.producer.txn.abort.time.ns.total");

    private KafkaMeters() {}

    static MeterFilter allowed() {
        return new MeterFilter() {
            @Override
            public MeterFilterReply accept(io.micrometer.core.instrument.Meter.Id id) {
                return id.getName().startsWith(KAFKA) && !ALLOWED.contains(id.getName())
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }
        };
    }
}
