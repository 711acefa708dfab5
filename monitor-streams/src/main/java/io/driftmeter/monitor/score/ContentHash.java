package io.driftmeter.monitor.score;

import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.statistics.performance.PerformanceCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * SHA-256 of what was counted and found: of the report's Avro form, without what says nothing about the input (the id, the
 * stage, the number of the revision and that of the definition), and of the counts behind it.
 */
final class ContentHash {

    private ContentHash() {}

    /** The hash, in hexadecimal. */
    static String of(PerformanceReport report, PerformanceCounts counts) {
        PerformanceReport content = PerformanceReport.newBuilder(report)
                .setReportId("")
                .setStage(ReportStage.UNKNOWN)
                .setContentHash("")
                .setDefinitionRevision(0)
                .setRevision(0)
                .build();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<>(PerformanceReport.class).write(content, encoder);
            encoder.writeBytes(counts.toBytes());
            encoder.flush();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("Every Java platform has SHA-256", error);
        }
    }
}
