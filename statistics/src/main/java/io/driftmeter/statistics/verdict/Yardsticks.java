package io.driftmeter.statistics.verdict;

import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import io.driftmeter.statistics.reference.SlotRows;
import io.driftmeter.statistics.reference.TimeRange;
import io.driftmeter.statistics.reference.WindowVariation;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses what the features of one window are compared with:
 *
 * <pre>
 * seasons, window no whole weeks   the mixture of its slots, with the variation that is left
 * no seasons                       the whole reference, with the variation between its windows or, where that is unknown, between
 *                                  the first live ones; not for windows that are no whole days, unless the reference spans four
 *                                  weeks (then the hours were looked at, and did not matter) or the owner says that hours do not differ
 * </pre>
 */
final class Yardsticks {
    private final DailyPattern dailyPattern;
    private final LiveWindow window;
    private final Optional<TimeRange> referenceTime;
    private final ZoneId zone;

    Yardsticks(DailyPattern dailyPattern, LiveWindow window, Optional<TimeRange> referenceTime, ZoneId zone) {
        this.dailyPattern = dailyPattern;
        this.window = window;
        this.referenceTime = referenceTime;
        this.zone = zone;
    }

    /**
     * The yardstick of one feature.
     *
     * @param whole the whole reference's rows in each bin
     */
    Yardstick of(FeatureReference reference, long[] whole) {
        return of(reference.name(), reference, whole);
    }

    /**
     * The yardstick of a number that a feature is made of, as an array's norm is.
     *
     * @param feature name of the feature
     * @param reference the number's
     * @param whole the whole reference's rows in each bin
     */
    Yardstick of(String feature, FeatureReference reference, long[] whole) {
        Optional<SeasonalCounts> seasons = seasons(reference);
        if (seasons.isPresent()) {
            return ofSlots(feature, seasons.get(), whole);
        }
        if (!hoursAreKnown()) {
            return Yardstick.unknown(whole, Optional.empty(), whyHoursAreUnknown());
        }
        return reference
                .variation(window.lengthMilliseconds())
                .map(variation -> known(
                        whole,
                        Optional.empty(),
                        variation,
                        "the variation between %d windows of the reference".formatted(variation.windows())))
                .orElseGet(() -> ofLiveWindows(feature, whole));
    }

    /** Whether the variation between live windows of the feature serves: the reference's is of use, and unknown. */
    boolean learns(FeatureReference reference) {
        return seasons(reference).isEmpty()
                && hoursAreKnown()
                && reference.variation(window.lengthMilliseconds()).isEmpty();
    }

    private Optional<SeasonalCounts> seasons(FeatureReference reference) {
        return reference.seasons().filter(known -> !window.wholeWeeks());
    }

    private Yardstick ofSlots(String feature, SeasonalCounts seasons, long[] whole) {
        SlotRows rows = window.rowsOf(feature);
        Set<Integer> without = SlotWords.covered(rows, slot -> seasons.rows(slot) == 0);
        if (!without.isEmpty()) {
            String why = "it covers hours of which the reference has no rows: " + SlotWords.of(without, zone);
            return Yardstick.unknown(whole, Optional.empty(), why);
        }
        Optional<long[]> mixture = seasons.mixture(rows);
        if (mixture.isEmpty()) {
            return Yardstick.unknown(whole, Optional.empty(), "it is unknown which hours its rows are of");
        }
        String slots = SlotWords.of(SlotWords.covered(rows, slot -> true), zone);
        return seasons.variation(window.lengthMilliseconds())
                .map(variation -> known(
                        mixture.get(),
                        Optional.of(slots),
                        variation,
                        "what the hours leave of the variation between %d windows of %d days of the reference"
                                .formatted(variation.windows(), seasons.days())))
                .orElseGet(() -> Yardstick.unknown(
                        mixture.get(),
                        Optional.of(slots),
                        "how much windows of this length vary beside the hours is unknown: the reference has under "
                                + WindowVariation.LEAST_WINDOWS + " of them"));
    }

    private Yardstick ofLiveWindows(String feature, long[] whole) {
        LearnedVariation learned = window.learned().getOrDefault(feature, LearnedVariation.NOTHING);
        return learned.variation()
                .map(variation -> known(
                        whole,
                        Optional.empty(),
                        variation,
                        "the variation learned from %d live windows".formatted(variation.windows())))
                .orElseGet(() -> Yardstick.unknown(
                        whole,
                        Optional.empty(),
                        "how much it varies between windows of this length is unknown: the reference has no event times, or under %d windows; φ learned from %d of %d live windows"
                                .formatted(
                                        WindowVariation.LEAST_WINDOWS, learned.windows(), LearnedVariation.WINDOWS)));
    }

    private static Yardstick known(long[] expected, Optional<String> among, WindowVariation variation, String origin) {
        Dispersion dispersion = new Dispersion(variation);
        String note = "p allows for %s, φ %s with %d degrees of freedom"
                .formatted(origin, Wording.figure(dispersion.phi()), variation.degreesOfFreedom());
        return new Yardstick(expected, among, Optional.of(dispersion), note);
    }

    private boolean hoursAreKnown() {
        return window.wholeDays()
                || dailyPattern == DailyPattern.NONE
                || referenceTime
                        .filter(range -> range.to() - range.from() >= SeasonSlots.LEAST_SPAN_MILLISECONDS)
                        .isPresent();
    }

    private String whyHoursAreUnknown() {
        return "how the hours of the day differ is unknown: the reference "
                + (referenceTime.isEmpty() ? "has no event times" : "spans under 28 days");
    }
}
