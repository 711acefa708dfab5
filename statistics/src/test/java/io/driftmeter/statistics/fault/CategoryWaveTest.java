package io.driftmeter.statistics.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.CategoryCounts;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Weeks of half-hours with the name of their day. */
class CategoryWaveTest {
    private static final FaultRules RULES = new FaultRules(100, 0.05);
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final int HALF_HOURS = 48;

    private final FeatureReference weekday = reference();

    private static FeatureReference reference() {
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 50 * DAYS.size() * HALF_HOURS; row++) {
            builder.add(Map.of("weekday", DAYS.get(row / HALF_HOURS % DAYS.size())), OptionalLong.empty());
        }
        return builder.build(Optional.empty()).feature("weekday").orElseThrow();
    }

    @Test
    void shouldNameDaysThatNoLongerComeInAWholeWeek() {
        Fault fault =
                CategoryWave.vanishedCategories(daysFromFriday(true), RULES).orElseThrow();

        assertThat(fault.kind()).isEqualTo(FaultKind.VANISHED_CATEGORIES);
        assertThat(fault.explanation()).startsWith("4 categories").contains("mon", "tue", "wed", "thu");
    }

    /** A stream that begins or ends in mid-week has no rows of the days before or after, and nothing is wrong with the days. */
    @Test
    void shouldNotMissTheDaysOnWhichThereWereNoRowsAtAll() {
        assertThat(CategoryWave.vanishedCategories(daysFromFriday(false), RULES))
                .isEmpty();
    }

    private FeatureSlices daysFromFriday(boolean whole) {
        FeatureCounts counts = weekday.newCounts();
        for (String day : DAYS.subList(DAYS.indexOf("fri"), DAYS.size())) {
            for (int row = 0; row < HALF_HOURS; row++) {
                counts.add(day);
            }
        }
        long[] expected = ((CategoryCounts) weekday.counts()).counts();
        return new FeatureSlices(weekday, expected, true, whole, List.of(new Slice(0, counts)));
    }
}
