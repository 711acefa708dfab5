package io.driftmeter.runtime;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StandbyUpdateListener;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log and in metrics what is being restored, so that nobody takes a long restore for a hang, and how far standbys are behind. One
 * line in 5 s for each partition of a store that is being restored. Offsets of changelogs have gaps, of markers and of what was compacted,
 * so a total is an upper bound.
 */
final class RestoreProgress implements StateRestoreListener, StandbyUpdateListener {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final LongSupplier nanoTime;
    private final Map<TopicPartition, Restore> running = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> standbyLags = new ConcurrentHashMap<>();
    private final AtomicLong restored = new AtomicLong();
    private final AtomicLong standbyLoaded = new AtomicLong();

    RestoreProgress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    private record Restore(long total, long done, long lastLine) {
        long remaining() {
            return Math.max(0, total - done);
        }
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        running.put(partition, new Restore(end - start, 0, nanoTime.getAsLong()));
        if (end > start) {
            LOG.info("Restoring {} from {}: up to {} records.", store, partition, end - start);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
        restored.addAndGet(records);
        running.computeIfPresent(partition, (key, before) -> {
            long done = before.done() + records;
            long now = nanoTime.getAsLong();
            if (now - before.lastLine() < EVERY_NANOS) {
                return new Restore(before.total(), done, before.lastLine());
            }
            LOG.info(
                    "Restoring {} from {}: {} of up to {} records; {} partitions of stores are being restored, with up to"
                            + " {} records to come.",
                    store,
                    partition,
                    done,
                    before.total(),
                    running.size(),
                    remainingRecords());
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

    @Override
    public void onUpdateStart(TopicPartition partition, String store, long startingOffset) {
        LOG.info("Standby of {}: follows {} from offset {}.", store, partition, startingOffset);
    }

    @Override
    public void onBatchLoaded(
            TopicPartition partition, String store, TaskId task, long batchEnd, long records, long currentEnd) {
        standbyLoaded.addAndGet(records);
        standbyLags.put(partition, Math.max(0, currentEnd - batchEnd));
    }

    @Override
    public void onUpdateSuspended(
            TopicPartition partition, String store, long storeOffset, long currentEnd, SuspendReason reason) {
        LOG.info(
                "Standby of {}: no longer follows {}, at offset {} of {}: {}.",
                store,
                partition,
                storeOffset,
                currentEnd,
                reason == SuspendReason.PROMOTED ? "it takes over" : "its task moved");
        standbyLags.remove(partition);
    }

    /** Partitions of stores that are being restored. */
    int partitions() {
        return running.size();
    }

    /** Records that are still to be restored, at most. */
    long remainingRecords() {
        // Summed over a snapshot: this is also called from within an update of the map.
        return sum(List.copyOf(running.values()));
    }

    private static long sum(Collection<Restore> restores) {
        return restores.stream().mapToLong(Restore::remaining).sum();
    }

    /** Records that have been restored since the start. */
    long restoredRecords() {
        return restored.get();
    }

    /** Records that standbys have loaded since the start. */
    long standbyRecords() {
        return standbyLoaded.get();
    }

    /** Records that standbys were behind when they last loaded some, all partitions together. */
    long standbyLag() {
        return standbyLags.values().stream().mapToLong(Long::longValue).sum();
    }
}
