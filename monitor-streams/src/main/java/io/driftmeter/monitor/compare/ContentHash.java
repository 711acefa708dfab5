package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FateCount;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.ReportStage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * SHA-256 of what was counted and found: of the report's Avro form with features and fates in a fixed order, and without what
 * says nothing about the input: the id, the part, the stage, the definition's revision and the offsets. An ON_TIME report that the FINAL
 * one confirms has the same hash.
 */
final class ContentHash {

    private static final Comparator<FateCount> FATE_ORDER = Comparator.comparing(FateCount::getTopic)
            .thenComparing(FateCount::getPartition)
            .thenComparing(FateCount::getFate);

    private ContentHash() {}

    /** The hash, in hexadecimal, of a whole report. */
    static String of(DriftReport report) {
        // The builder of a report would copy all that the report holds.
        DriftReport content = new DriftReport();
        report.getSchema().getFields().forEach(field -> content.put(field.pos(), report.get(field.pos())));
        content.setReportId("");
        content.setPart(0);
        content.setParts(1);
        content.setStage(ReportStage.UNKNOWN);
        content.setContentHash("");
        content.setDefinitionRevision(0);
        content.setInputOffsets(List.of());
        content.setFates(report.getFates().stream().sorted(FATE_ORDER).toList());
        content.setFeatures(report.getFeatures().stream()
                .sorted(Comparator.comparing(FeatureResult::getName))
                .toList());
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<>(DriftReport.class).write(content, encoder);
            encoder.flush();
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("Every Java platform has SHA-256", error);
        }
    }
}
