package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.FeatureResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Splits a report between features, so that each part fits a message. The window's totals stand in every part. */
final class ReportParts {

    private ReportParts() {}

    /**
     * The parts of a report.
     *
     * @param report the whole report, as its only part
     * @param mostBytes most bytes that the features of one part take; a feature that takes more stands alone
     */
    static List<DriftReport> of(DriftReport report, int mostBytes) {
        List<List<FeatureResult>> runs = new ArrayList<>();
        List<FeatureResult> run = new ArrayList<>();
        int bytes = 0;
        for (FeatureResult feature : report.getFeatures()) {
            int needed = bytes(feature);
            if (!run.isEmpty() && bytes + needed > mostBytes) {
                runs.add(run);
                run = new ArrayList<>();
                bytes = 0;
            }
            run.add(feature);
            bytes += needed;
        }
        runs.add(run);
        if (runs.size() == 1) {
            return List.of(report);
        }
        List<DriftReport> parts = new ArrayList<>();
        for (int part = 0; part < runs.size(); part++) {
            parts.add(DriftReport.newBuilder(report)
                    .setPart(part)
                    .setParts(runs.size())
                    .setFeatures(runs.get(part))
                    .build());
        }
        return parts;
    }

    private static int bytes(FeatureResult feature) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new SpecificDatumWriter<>(FeatureResult.class).write(feature, encoder);
            encoder.flush();
            return bytes.size();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
