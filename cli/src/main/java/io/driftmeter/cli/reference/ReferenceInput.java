package io.driftmeter.cli.reference;

import io.driftmeter.avro.Segmentation;
import io.driftmeter.cli.csv.CellKind;
import io.driftmeter.cli.csv.Columns;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reference is built from.
 *
 * @param file a CSV file
 * @param columns which column plays which role
 * @param kinds kinds of columns that the user gives
 * @param positive the positive class; empty where the task is not binary
 * @param windows window lengths for which the variation between the reference's own windows is kept
 * @param baselineWindow window length for which the variation of the baseline is kept
 * @param zone time zone whose hours and weekends are counted apart, where the rows span four weeks
 * @param segmentations how rows are split into segments that get a reference of their own
 */
public record ReferenceInput(
        Path file,
        Columns columns,
        Map<String, CellKind> kinds,
        Optional<String> positive,
        List<Duration> windows,
        Optional<Duration> baselineWindow,
        ZoneId zone,
        List<Segmentation> segmentations) {

    /** Without segments. */
    public ReferenceInput(
            Path file,
            Columns columns,
            Map<String, CellKind> kinds,
            Optional<String> positive,
            List<Duration> windows,
            Optional<Duration> baselineWindow,
            ZoneId zone) {
        this(file, columns, kinds, positive, windows, baselineWindow, zone, List.of());
    }

    public ReferenceInput {
        segmentations = List.copyOf(segmentations);
        kinds = Map.copyOf(kinds);
        windows = List.copyOf(windows);
    }
}
