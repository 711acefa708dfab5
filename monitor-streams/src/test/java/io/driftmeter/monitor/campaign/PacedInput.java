package io.driftmeter.monitor.campaign;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Sends records evenly over a time, the partitions side by side, each in its order, exactly once whatever becomes of brokers. */
final class PacedInput implements AutoCloseable {

    private static final int STEPS_A_SECOND = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final AtomicLong acknowledged = new AtomicLong();
    private volatile @Nullable Throwable failure;

    private PacedInput(
            String bootstrapServers, List<List<ProducerRecord<byte[], byte[]>>> partitions, Duration duration) {
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        600_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = new Thread(() -> send(partitions, duration), "paced-input");
    }

    static PacedInput start(
            String bootstrapServers, List<List<ProducerRecord<byte[], byte[]>>> partitions, Duration duration) {
        PacedInput input = new PacedInput(bootstrapServers, partitions, duration);
        input.thread.start();
        return input;
    }

    /** Records that all replicas have. */
    long acknowledged() {
        return acknowledged.get();
    }

    /** Waits until all is acknowledged. */
    void await() throws Exception {
        thread.join();
        if (failure != null) {
            throw new IllegalStateException("the input was not sent", failure);
        }
    }

    private void send(List<List<ProducerRecord<byte[], byte[]>>> partitions, Duration duration) {
        try {
            long steps = Math.max(1, duration.toSeconds() * STEPS_A_SECOND);
            for (long step = 0; step < steps; step++) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                for (List<ProducerRecord<byte[], byte[]>> partition : partitions) {
                    int from = (int) (partition.size() * step / steps);
                    int to = (int) (partition.size() * (step + 1) / steps);
                    partition.subList(from, to).forEach(record -> sent.add(producer.send(record)));
                }
                for (Future<RecordMetadata> record : sent) {
                    record.get();
                    acknowledged.incrementAndGet();
                }
                Faults.pass(Duration.ofMillis(1_000 / STEPS_A_SECOND));
            }
        } catch (Exception | Error error) {
            failure = error;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
