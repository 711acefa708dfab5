package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.runtime.settings.ByteSize;
import java.util.Collection;
import java.util.List;

/** What the process takes whatever it counts: the JVM, RocksDB, and the buffers of its clients. */
final class ProcessPlan {

    /** Metaspace, code, stacks, and what Kafka, the metrics and the HTTP server hold; measured at 150 to 230 MiB. */
    private static final long JVM = 256L << 20;

    private final ProcessShape process;
    private final long row;
    private final long message;

    ProcessPlan(ProcessShape process, Collection<ModelShape> models) {
        this.process = process;
        this.row =
                models.stream().mapToLong(model -> model.largest().row()).max().orElse(0);
        this.message = models.stream()
                .mapToLong(model -> model.largest().delta() / model.largest().groups())
                .max()
                .orElse(0);
    }

    List<PlanLine> lines() {
        ClientBuffers buffers = process.buffers();
        long consumed = process.inputPartitions() + (long) ProcessShape.INTERNAL_TOPICS * process.internalPartitions();
        return List.of(
                new PlanLine(Place.NATIVE, "JVM", "code, metaspace, stacks, Kafka's own objects", JVM),
                new PlanLine(
                        Place.NATIVE,
                        "RocksDB",
                        "one block cache for all stores, write buffers within it",
                        buffers.rocksDb()),
                new PlanLine(
                        Place.HEAP,
                        "record caches",
                        "shared by " + process.threads() + " threads",
                        buffers.recordCache()),
                new PlanLine(
                        Place.HEAP,
                        "producers",
                        process.threads() + " threads x " + ByteSize.format(buffers.producer()),
                        times(process.threads(), buffers.producer())),
                new PlanLine(
                        Place.HEAP,
                        "fetched",
                        consumed + " partitions x " + ByteSize.format(buffers.fetchOfPartition()) + " + "
                                + process.threads() + " restoring x " + ByteSize.format(buffers.fetch()),
                        times(consumed, buffers.fetchOfPartition()) + times(process.threads(), buffers.fetch())),
                queued("rows queued", process.inputPartitions(), row, "row"),
                queued("partials queued", process.internalPartitions(), message, "partial"));
    }

    private PlanLine queued(String what, long partitions, long bytesEach, String each) {
        long records = process.buffers().queuedRecords();
        return new PlanLine(
                Place.HEAP,
                what,
                partitions + " partitions x " + records + " x " + ByteSize.format(bytesEach) + " a " + each,
                times(partitions, records, bytesEach));
    }
}
