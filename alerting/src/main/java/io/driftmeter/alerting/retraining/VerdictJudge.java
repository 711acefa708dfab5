package io.driftmeter.alerting.retraining;

import io.driftmeter.alerting.policy.AlertIdentity;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.retraining.ScoreLog.Reading;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RetrainingOutcome;
import io.driftmeter.avro.RetrainingVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says whether training anew has helped: the new version's first mature windows beside the old version's same windows or, where it has no
 * traffic any more, its last ones before them. Over the windows a score is the mean weighted by labels, v = Σ n v / Σ n, with the sampling error
 * √(Σ n² s²) / Σ n. Better or worse takes a difference of at least the monitor's minimum change that is 1.96 times its sampling error or more
 * (two-sided, 5 %).
 */
public final class VerdictJudge {
    /** Windows of each version that are compared at most. */
    public static final int MOST_WINDOWS = 16;

    private static final double TWO_SIDED_FIVE_PERCENT = 1.96;

    private VerdictJudge() {}

    private record Side(double value, @Nullable Double standardError, long labelled) {
        static Side of(List<Reading> readings) {
            long labelled = readings.stream().mapToLong(Reading::labelled).sum();
            double value = 0;
            double variance = 0;
            boolean known = true;
            for (Reading reading : readings) {
                double weight = (double) reading.labelled() / labelled;
                value += weight * reading.value();
                Double error = reading.standardError();
                known &= error != null;
                variance += error == null ? 0 : weight * weight * error * error;
            }
            return new Side(value, known ? StrictMath.sqrt(variance) : null, labelled);
        }
    }

    /**
     * The verdict, once the new version has windows enough; empty before.
     *
     * @param awaited the trigger and its versions
     * @param observation the performance report that has just come
     * @param scores what is remembered of both versions, this report included
     */
    public static Optional<RetrainingVerdict> judge(
            TriggerMemory.@Nullable Awaited awaited,
            Observation observation,
            ScoreLog scores,
            MonitorDefinition definition) {
        @Nullable String newVersion = awaited == null ? null : awaited.newVersion();
        if (awaited == null
                || newVersion == null
                || definition.getPerformance() == null
                || definition.getRetraining() == null
                || observation.score() == null
                || !observation.series().version().equals(newVersion)) {
            return Optional.empty();
        }
        int wanted =
                Math.min(MOST_WINDOWS, Math.max(1, definition.getRetraining().getVerdictWindows()));
        long length = observation.window().lengthMilliseconds();
        List<Reading> newer = scores.of(newVersion, length);
        if (newer.size() < wanted) {
            return Optional.empty();
        }
        List<Reading> first = newer.subList(0, wanted);
        Set<Long> starts = first.stream().map(Reading::start).collect(Collectors.toSet());
        List<Reading> same = scores.of(awaited.oldVersion(), length).stream()
                .filter(reading -> starts.contains(reading.start()))
                .toList();
        boolean paired = same.size() == wanted;
        List<Reading> older = paired ? same : before(scores.of(awaited.oldVersion(), length), first.get(0), wanted);
        return Optional.of(verdict(awaited, observation, definition, first, older, paired));
    }

    private static List<Reading> before(List<Reading> readings, Reading first, int wanted) {
        List<Reading> earlier = readings.stream()
                .filter(reading -> reading.start() < first.start())
                .toList();
        return earlier.subList(Math.max(0, earlier.size() - wanted), earlier.size());
    }

    private static RetrainingVerdict verdict(
            TriggerMemory.Awaited awaited,
            Observation observation,
            MonitorDefinition definition,
            List<Reading> newer,
            List<Reading> older,
            boolean paired) {
        Observation.Score score = observation.score();
        String newVersion = String.valueOf(awaited.newVersion());
        Side now = Side.of(newer);
        @Nullable Side then = older.isEmpty() ? null : Side.of(older);
        RetrainingVerdict verdict = new RetrainingVerdict();
        verdict.setVerdictId(AlertIdentity.sha256(awaited.triggerId(), newVersion));
        verdict.setTriggerId(awaited.triggerId());
        verdict.setModel(observation.series().model());
        verdict.setOldVersion(awaited.oldVersion());
        verdict.setNewVersion(newVersion);
        verdict.setMetric(score == null ? "" : score.metric());
        verdict.setNewScore(now.value());
        verdict.setLabelled(now.labelled());
        verdict.setSameWindows(paired);
        verdict.setWindowStart(Instant.ofEpochMilli(newer.get(0).start()));
        verdict.setWindowEnd(Instant.ofEpochMilli(newer.get(newer.size() - 1).end()));
        verdict.setOutcome(RetrainingOutcome.NO_CHANGE);
        if (then == null) {
            verdict.setReason("Version " + awaited.oldVersion() + " has no scored windows to compare with.");
            return verdict;
        }
        double rise = now.value() - then.value();
        double better = score != null && score.lowerIsBetter() ? -rise : rise;
        verdict.setOldScore(then.value());
        verdict.setDifference(better);
        Double newError = now.standardError();
        Double oldError = then.standardError();
        if (newError == null || oldError == null) {
            verdict.setReason(figures(verdict, newer.size())
                    + " The sampling error of the metric is not known, so nothing can be said of the difference.");
            return verdict;
        }
        double error = StrictMath.sqrt(newError * newError + oldError * oldError);
        double least = definition.getPerformance().getMinimumChange();
        verdict.setStandardError(error);
        boolean significant = Math.abs(better) >= TWO_SIDED_FIVE_PERCENT * error && Math.abs(better) >= least;
        if (significant) {
            verdict.setOutcome(better > 0 ? RetrainingOutcome.HELPED : RetrainingOutcome.WORSE);
        }
        verdict.setReason(figures(verdict, newer.size()) + advice(verdict, error, least));
        return verdict;
    }

    private static String figures(RetrainingVerdict verdict, int windows) {
        return String.format(
                Locale.ROOT,
                "%s %.4g for version %s, %.4g for version %s, over %d windows%s.",
                verdict.getMetric(),
                verdict.getNewScore(),
                verdict.getNewVersion(),
                verdict.getOldScore(),
                verdict.getOldVersion(),
                windows,
                verdict.getSameWindows() ? " that both had" : ", the old version's from before the new one's");
    }

    private static String advice(RetrainingVerdict verdict, double error, double least) {
        String size = String.format(
                Locale.ROOT,
                " The difference is %.2g ± %.2g; from %.2g on it counts.",
                verdict.getDifference(),
                TWO_SIDED_FIVE_PERCENT * error,
                least);
        return switch (verdict.getOutcome()) {
            case WORSE -> size + " Think of going back to version " + verdict.getOldVersion() + ".";
            case HELPED -> size + " Training anew has helped.";
            default -> size + " Training anew has changed nothing that can be told.";
        };
    }
}
