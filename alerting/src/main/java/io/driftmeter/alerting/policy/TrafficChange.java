package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.apache.commons.statistics.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Judges the rows of a window by those at the same hour of earlier days of its sort: Mondays to Fridays, or Saturdays and Sundays. With y the logarithms of one plus the least rows of that hour on each
 * of k earlier days, mean m and standard deviation s, the window x is too small where t = (ln(1 + x) − m) / (s √(1 + 1/k)) is below what
 * Student's t with k − 1 degrees of freedom reaches at the level (a prediction interval for one more day), and where x is so much less than
 * exp(m) − 1 that it matters; too large in the same way by the most rows. s is at least the square root of 1 / (1 + mean rows), which counting
 * alone causes. A window that is too small makes its hour's least too small, so the level holds for the hour, however many windows are in it.
 *
 * <p>Nothing is judged before two weeks. Days of one sort that differ make s large.
 */
public final class TrafficChange {
    /** What is named when no rows come. */
    static final String STOPPED = "stopped";

    /** Days with the same hour that are needed: two weeks. */
    static final int LEAST_DAYS = 14;

    /** Days of one sort that are needed: two weekends. */
    private static final int LEAST_ALIKE = 4;

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int SIDES = 2;

    private TrafficChange() {}

    /** Whether the rows of a window are remembered and judged: whole traffic, windows of at most a day. */
    public static boolean concerns(Observation observation) {
        return observation.source() == Observation.Source.DRIFT
                && observation.counts()
                && observation.series().isWhole()
                && observation.window().lengthMilliseconds() <= DAY;
    }

    /** Key of what is remembered for the window: series, window length and hour of the day at which it begins. */
    public static String key(Observation observation, MonitorDefinition definition) {
        int hour = begin(observation, definition).getHour();
        return observation.series().key() + '|' + observation.window().lengthMilliseconds() + '|' + hour;
    }

    /** What is remembered after the window. */
    public static HourOfDays after(HourOfDays before, Observation observation, MonitorDefinition definition) {
        return observation.casts() ? before.after(day(observation, definition), observation.rows()) : before;
    }

    /**
     * The observation with its vote on the traffic.
     *
     * @param known the hour on earlier days
     * @param shared whether another version had rows within the last day: then rows move between versions, and are not judged
     */
    public static Observation judge(
            Observation observation, HourOfDays known, boolean shared, MonitorDefinition definition) {
        long day = day(observation, definition);
        List<HourOfDays.Day> days = known.before(day);
        List<HourOfDays.Day> alike = days.stream()
                .filter(earlier -> isWeekend(earlier.day()) == isWeekend(day))
                .toList();
        if (observation.rows() == 0) {
            boolean usual = isOftenEmpty(days) || (alike.size() >= LEAST_ALIKE && isOftenEmpty(alike));
            return usual ? observation.with(Ballot.none(AlertKind.TRAFFIC)) : observation;
        }
        if (shared || days.size() < LEAST_DAYS || alike.size() < LEAST_ALIKE) {
            return observation;
        }
        Evidence dropped = evidence(observation, alike, definition, true);
        Evidence surged = dropped == null ? evidence(observation, alike, definition, false) : null;
        Evidence found = dropped == null ? surged : dropped;
        return found == null
                ? observation
                : observation.with(new Ballot(
                        AlertKind.TRAFFIC, Vote.of(found.getEffect()), List.of(found.getFeature()), List.of(found)));
    }

    private static boolean isOftenEmpty(List<HourOfDays.Day> days) {
        long empty = days.stream().filter(day -> day.least() == 0).count();
        return days.size() >= 2 && 2 * empty >= days.size();
    }

    private static @Nullable Evidence evidence(
            Observation observation, List<HourOfDays.Day> days, MonitorDefinition definition, boolean drop) {
        ToLongFunction<HourOfDays.Day> extreme = drop ? HourOfDays.Day::least : HourOfDays.Day::most;
        double[] logarithms = days.stream()
                .mapToDouble(day -> StrictMath.log1p(extreme.applyAsLong(day)))
                .toArray();
        int count = logarithms.length;
        double mean = 0;
        for (double value : logarithms) {
            mean += value / count;
        }
        double squares = 0;
        for (double value : logarithms) {
            squares += (value - mean) * (value - mean);
        }
        double spread = StrictMath.sqrt(Math.max(squares / (count - 1), StrictMath.exp(-mean)) * (1 + 1.0 / count));
        double distance = (drop ? 1 : -1) * (mean - StrictMath.log1p(observation.rows()));
        TDistribution student = TDistribution.of(count - 1);
        double pValue = student.survivalProbability(distance / spread);
        double level = level(definition);
        double minor = -StrictMath.log1p(-definition.getAlerting().getMinorTrafficChange());
        double major = -StrictMath.log1p(-definition.getAlerting().getMajorTrafficChange());
        if (pValue > level || distance < minor) {
            return null;
        }
        double least = Math.max(minor, spread * student.inverseSurvivalProbability(level));
        double threshold = StrictMath.expm1(mean + (drop ? -least : least));
        Evidence evidence = new Evidence();
        evidence.setFeature(drop ? "dropped" : "surged");
        evidence.setStatistic("rows");
        evidence.setValue((double) observation.rows());
        evidence.setThreshold(Math.max(0, threshold));
        evidence.setLog10PValue(StrictMath.log10(Math.max(pValue, Double.MIN_NORMAL)));
        evidence.setRows(observation.rows());
        evidence.setEffect(distance >= major ? EffectBand.MAJOR : EffectBand.MINOR);
        evidence.setText(text(observation.rows(), StrictMath.expm1(mean), evidence.getThreshold(), days, level, drop));
        evidence.setBins(List.of());
        return evidence;
    }

    private static String text(
            long rows, double usual, double threshold, List<HourOfDays.Day> days, double level, boolean drop) {
        return String.format(
                Locale.ROOT,
                "%,d rows, where %,.0f were usual at this hour of the last %d %s; %s than %,.0f are too %s: by how these"
                        + " days differed, at level %.1e, and by the least change that the monitor counts",
                rows,
                usual,
                days.size(),
                isWeekend(days.get(0).day()) ? "weekend days" : "weekdays",
                drop ? "fewer" : "more",
                threshold,
                drop ? "few" : "many",
                level);
    }

    /** The part of the budget that traffic has, over the families of windows, the hours of the period, and both sides. */
    private static double level(MonitorDefinition definition) {
        int kinds = 4 + (definition.getPerformance() == null ? 0 : 1);
        double hours = Math.ceil((double) definition.getJudgement().getBudgetPeriodMilliseconds() / HOUR);
        return Math.min(
                0.05,
                definition.getJudgement().getFalsePagesAllowed()
                        / kinds
                        / Math.max(1, definition.getDriftWindows().size())
                        / hours
                        / SIDES);
    }

    private static long day(Observation observation, MonitorDefinition definition) {
        return begin(observation, definition).toLocalDate().toEpochDay();
    }

    private static boolean isWeekend(long day) {
        return LocalDate.ofEpochDay(day).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }

    /** When the window begins by the clocks that its family goes by, so that an hour is the same in summer and winter; UTC where none are named. */
    private static ZonedDateTime begin(Observation observation, MonitorDefinition definition) {
        ZoneId zone = definition.getDriftWindows().stream()
                .filter(family ->
                        family.getLengthMilliseconds() == observation.window().lengthMilliseconds())
                .map(WindowLength::getTimeZone)
                .filter(Objects::nonNull)
                .findFirst()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
        return Instant.ofEpochMilli(observation.window().start()).atZone(zone);
    }
}
