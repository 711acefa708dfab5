package io.driftmeter.alerting.notify.runtime;

import io.driftmeter.alerting.notify.silence.Acknowledgements;
import io.driftmeter.alerting.notify.silence.Silences;
import io.driftmeter.alerting.topology.DecodingFault;
import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.Silence;
import io.driftmeter.schemas.serde.ValueFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows what people write for the notifier: silences and acknowledgements, from the beginning of their topics. */
final class Notices implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long PAUSE_SECONDS = 2;

    private final Silences silences = new Silences();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final NotifySettings settings;
    private final CountDownLatch closing;
    private final CountDownLatch read = new CountDownLatch(1);
    private final Deserializer<Silence> silenceReader;
    private final Deserializer<Acknowledgement> acknowledgementReader;

    /** @param closing reaches zero when the process is asked to end */
    Notices(NotifySettings settings, CountDownLatch closing) {
        this.settings = settings;
        this.closing = closing;
        this.silenceReader =
                ValueFormat.AVRO.serde(Silence.class, settings.registry()).deserializer();
        this.acknowledgementReader = ValueFormat.AVRO
                .serde(Acknowledgement.class, settings.registry())
                .deserializer();
    }

    Silences silences() {
        return silences;
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** Whether everything that stood in the topics at the start is known. */
    boolean isRead() {
        return read.getCount() == 0;
    }

    /** Waits until {@link #isRead}; false where the process ends first. */
    boolean awaitRead(BooleanSupplier isClosing) {
        try {
            while (!isClosing.getAsBoolean()) {
                if (read.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @Override
    public void run() {
        while (closing.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = SinkClients.reader(settings.clients())) {
                follow(consumer);
            } catch (RuntimeException error) {
                LOG.warn("Silences and acknowledgements are read anew", error);
                pause();
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = Stream.of(silencesTopic(), acknowledgementsTopic())
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (closing.getCount() > 0) {
            consumer.poll(POLL).forEach(this::take);
            if (!isRead()
                    && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                read.countDown();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(acknowledgementsTopic())) {
                if (record.value() != null) {
                    acknowledgements.put(acknowledgementReader.deserialize(record.topic(), record.value()));
                }
            } else if (record.value() == null) {
                silences.remove(new String(record.key(), StandardCharsets.UTF_8));
            } else {
                silences.put(silenceReader.deserialize(record.topic(), record.value()));
            }
        } catch (RuntimeException error) {
            if (!DecodingFault.isOfRecord(error)) {
                throw error;
            }
            LOG.warn(
                    "The record of {} at offset {} is passed: {}", record.topic(), record.offset(), error.getMessage());
        }
    }

    private String silencesTopic() {
        return settings.topics().silences().name();
    }

    private String acknowledgementsTopic() {
        return settings.topics().acknowledgements().name();
    }

    private void pause() {
        try {
            if (closing.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("closed");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
