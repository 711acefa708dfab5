package io.driftmeter.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log what is being restored, so that nobody takes a long restore for a hang; one line in 10 s per store partition. */
final class RestoreLog implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreLog.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Restore> running = new ConcurrentHashMap<>();

    RestoreLog(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Restore(long total, long done, long lastLine) {}

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        running.put(partition, new Restore(end - start, 0, nanoTime.getAsLong()));
        if (end > start) {
            LOG.info("Restoring {} from {}: up to {} records.", store, partition, end - start);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long restored) {
        running.computeIfPresent(partition, (key, before) -> {
            long done = before.done() + restored;
            long now = nanoTime.getAsLong();
            if (now - before.lastLine() < EVERY_NANOS) {
                return new Restore(before.total(), done, before.lastLine());
            }
            LOG.info("Restoring {} from {}: {} of up to {} records.", store, partition, done, before.total());
            return new Restore(before.total(), done, now);
        });
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        if (total > 0) {
            LOG.info("Restored {} from {}: {} records.", store, partition, total);
        }
        running.remove(partition);
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        LOG.info("The restore of {} from {} stopped after {} records: its task moved.", store, partition, total);
        running.remove(partition);
    }
}
