package io.driftmeter.monitor.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.monitor.plan.ReferenceShape;
import io.driftmeter.monitor.wire.AvroMap;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the plan says of live panes, beside what the heap holds. */
class LivePaneSizeTest {

    private static final long SEED = 20_261_121;

    private final WideRows wide = new WideRows(SEED);
    private final ReferenceProfile reference = wide.reference();
    private final ReferenceShape shape = ReferenceShape.of(reference);
    private final RowReader reader = new RowReader(reference);

    @Test
    void shouldPlanAboutWhatOrdinaryRowsTake() {
        Measured measured = measure(400, rowsLikeTheReference());

        assertThat(shape.pane()).as("planned, measured %s", measured).isBetween(measured.heap(), 3 * measured.heap());
        assertThat(measured.reckoned()).isBetween(measured.heap(), 3 * measured.heap());
    }

    @Test
    void shouldPlanAboutWhatValuesOfEveryMagnitudeTake() {
        Measured measured = measure(30, rowsOfEveryMagnitude());

        assertThat(shape.widestPane())
                .as("planned, measured %s", measured)
                .isBetween(measured.heap(), 2 * measured.heap());
        assertThat(measured.reckoned()).isBetween(measured.heap(), 2 * measured.heap());
    }

    /**
     * Bytes of one pane.
     *
     * @param heap what the heap holds more of
     * @param reckoned what the task reckons that it takes
     */
    private record Measured(long heap, long reckoned) {}

    private Measured measure(int panes, List<AvroMap> rows) {
        count(rows);
        List<RowCounts> held = new ArrayList<>(panes);
        long before = WideRows.usedHeap();
        for (int pane = 0; pane < panes; pane++) {
            held.add(count(rows));
        }
        long heap = (WideRows.usedHeap() - before) / panes;
        return new Measured(heap, held.get(0).bytes());
    }

    private RowCounts count(List<AvroMap> rows) {
        RowCounts counts = reader.newCounts();
        rows.forEach(row -> reader.read(row, counts));
        reader.countRows();
        return counts;
    }

    private List<AvroMap> rowsLikeTheReference() {
        List<AvroMap> rows = new ArrayList<>();
        for (int row = 0; row < 200; row++) {
            rows.add(WideRows.encoded(wide.row()));
        }
        return rows;
    }

    /** A value for each sign, exponent and pair of bits of the mantissa, and unseen categories with long names. */
    private List<AvroMap> rowsOfEveryMagnitude() {
        List<AvroMap> rows = new ArrayList<>();
        for (int exponent = -64; exponent < 64; exponent++) {
            for (int quarter = 4; quarter < 8; quarter++) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    double value = sign * quarter * Math.scalb(0.25, exponent);
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int feature = 0; feature < WideRows.FEATURES; feature++) {
                        row.put(
                                WideRows.name(feature),
                                WideRows.isCategory(feature) ? "unseen-" + "x".repeat(93) + value : value);
                    }
                    rows.add(WideRows.encoded(row));
                }
            }
        }
        return rows;
    }
}
