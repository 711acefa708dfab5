package io.driftmeter.monitor.compare;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Key of the pane store: series, pane start and then what must not be merged. Its bytes sort by series and pane start, so
 * that the panes of a window lie side by side.
 *
 * @param series model|version|segment; holds no control character
 * @param start first event time of the pane, in milliseconds since the epoch
 * @param late whether the rows were late
 * @param definitionRevision revision of the definition by which they were counted
 * @param featureGroup number of the feature group
 * @param referenceId reference by which they were counted; empty: none
 */
record PaneKey(String series, long start, boolean late, int definitionRevision, int featureGroup, String referenceId) {

    /** The order of the keys in the store. */
    static final Comparator<PaneKey> IN_STORE_ORDER =
            (one, other) -> Arrays.compareUnsigned(one.toBytes(), other.toBytes());

    private static final byte END_OF_SERIES = 0;

    /** The lowest key of the panes of {@code series} that start at {@code start}. */
    static PaneKey lowest(String series, long start) {
        return new PaneKey(series, start, false, 0, 0, "");
    }

    /** The same at another start. */
    PaneKey startingAt(long other) {
        return new PaneKey(series, other, late, definitionRevision, featureGroup, referenceId);
    }

    static Serde<PaneKey> serde() {
        return Serdes.serdeFrom((topic, key) -> key.toBytes(), (topic, bytes) -> fromBytes(bytes));
    }

    private byte[] toBytes() {
        byte[] seriesBytes = series.getBytes(StandardCharsets.UTF_8);
        byte[] referenceBytes = referenceId.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(seriesBytes.length + 1 + 8 + 1 + 4 + 4 + referenceBytes.length)
                .put(seriesBytes)
                .put(END_OF_SERIES)
                .putLong(start)
                .put((byte) (late ? 1 : 0))
                .putInt(definitionRevision)
                .putInt(featureGroup)
                .put(referenceBytes)
                .array();
    }

    private static PaneKey fromBytes(byte[] bytes) {
        int end = 0;
        while (bytes[end] != END_OF_SERIES) {
            end++;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, end + 1, bytes.length - end - 1);
        long start = rest.getLong();
        boolean late = rest.get() == 1;
        int definitionRevision = rest.getInt();
        int featureGroup = rest.getInt();
        byte[] referenceBytes = new byte[rest.remaining()];
        rest.get(referenceBytes);
        return new PaneKey(
                new String(bytes, 0, end, StandardCharsets.UTF_8),
                start,
                late,
                definitionRevision,
                featureGroup,
                new String(referenceBytes, StandardCharsets.UTF_8));
    }
}
