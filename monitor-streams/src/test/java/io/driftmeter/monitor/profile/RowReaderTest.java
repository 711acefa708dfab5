package io.driftmeter.monitor.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows that are counted many at once, beside the same rows counted value by value. */
class RowReaderTest {

    private static final long SEED = 20_261_122;

    /** Some batches and a part of one. */
    private static final int ROWS = 3 * RowReader.mostRows(WideRows.FEATURES) + 100;

    private static final int COUNTS = 3;

    private final WideRows wide = new WideRows(SEED);
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final ReferenceProfile reference = wide.reference();

    @Test
    void shouldCountRowsThatTakeTurnsBetweenCounts() {
        requireEachToBeCountedInItsOwn(row -> random.nextInt(COUNTS));
    }

    @Test
    void shouldCountRowsWhoseCountsChangeNowAndThen() {
        requireEachToBeCountedInItsOwn(row -> row / 97 % COUNTS);
    }

    @Test
    void shouldCountRowsOfOneAlone() {
        requireEachToBeCountedInItsOwn(row -> 1);
    }

    private void requireEachToBeCountedInItsOwn(IntUnaryOperator ownerOfRow) {
        RowReader reader = new RowReader(reference);
        List<RowCounts> atOnce =
                Stream.generate(reader::newCounts).limit(COUNTS).toList();
        RowCounts someAtOnce = reader.newCounts();
        List<ProfileCounts> oneByOne = Stream.generate(() -> new ProfileCounts(reference))
                .limit(COUNTS)
                .toList();
        ProfileCounts someOneByOne = new ProfileCounts(reference);

        for (int i = 0; i < ROWS; i++) {
            Map<String, Object> row = oddRow(i);
            int owner = ownerOfRow.applyAsInt(i);
            reader.read(WideRows.encoded(row), atOnce.get(owner));
            count(row, oneByOne.get(owner));
            if (i % 5 == 0) {
                reader.countLastIn(someAtOnce);
                count(row, someOneByOne);
            }
        }
        reader.countRows();

        for (int owner = 0; owner < COUNTS; owner++) {
            assertThat(atOnce.get(owner).toBytes()).isEqualTo(bytes(oneByOne.get(owner)));
        }
        assertThat(someAtOnce.toBytes()).isEqualTo(bytes(someOneByOne));
    }

    /** Now and then without a feature, with an unknown category, or with a text for a number. */
    private Map<String, Object> oddRow(int index) {
        Map<String, Object> row = wide.row();
        if (index % 7 == 0) {
            row.remove(WideRows.name(index % WideRows.FEATURES));
        }
        if (index % 11 == 0) {
            row.put(WideRows.name(index % WideRows.FEATURES), "unknown-" + index % 3);
        }
        return row;
    }

    private void count(Map<String, Object> row, ProfileCounts into) {
        for (FeatureReference feature : reference.features()) {
            FeatureCounts counts = into.feature(into.indexOf(feature.name()));
            if (!row.containsKey(feature.name())) {
                counts.addMissing();
            } else if (requireNonNull(row.get(feature.name())) instanceof Double number) {
                counts.add((double) number);
            } else {
                counts.add((String) requireNonNull(row.get(feature.name())));
            }
        }
    }

    private List<ByteBuffer> bytes(ProfileCounts counts) {
        return RowCounts.groups(reference).stream()
                .map(group -> ByteBuffer.wrap(counts.toBytes(group)))
                .toList();
    }
}
