package io.driftmeter.alerting.policy;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.avro.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds, in one feature's result, rates of missing, unseen and unusable values that are significantly and noticeably too high. Where the
 * report carries the rate as a statistic, its threshold and p-value decide; a rate that it only counts is held against zero.
 *
 * @param judgement the definition's practical minima
 * @param level the significance level of the report; null where it judged nothing
 */
record DataQuality(Judgement judgement, @Nullable Double level) {
    /** Statistics that are about the data's fitness, not about where its values lie. */
    static final List<String> RATES =
            List.of("missing_rate", "unseen_rate", "wrong_type_rate", "nan_rate", "infinite_rate");

    /** Whether the feature's rates can be judged: that takes rows, but no usable values. */
    boolean judges(FeatureResult feature) {
        return switch (feature.getVerdict()) {
            case STABLE, DRIFT -> true;
            case NOT_ENOUGH_DATA -> feature.getRows() >= judgement.getMinimumRows();
            case NO_REFERENCE, UNKNOWN -> false;
        };
    }

    /** The findings, in the order of {@link #RATES}; empty where the data is fit. */
    List<Evidence> findings(FeatureResult feature) {
        Map<String, StatisticResult> reported = new LinkedHashMap<>();
        feature.getStatistics().forEach(statistic -> reported.put(statistic.getStatistic(), statistic));
        List<Evidence> findings = new ArrayList<>();
        for (String rate : RATES) {
            StatisticResult statistic = reported.get(rate);
            boolean found = statistic == null ? unexpected(feature, rate) : tells(feature, statistic);
            if (found) {
                findings.add(evidence(feature, rate, statistic));
            }
        }
        return findings;
    }

    private boolean tells(FeatureResult feature, StatisticResult statistic) {
        Double value = statistic.getValue();
        Double threshold = statistic.getThreshold();
        if (value == null || threshold == null || value < threshold) {
            return false;
        }
        Double log10PValue = statistic.getLog10VerdictPValue();
        if (log10PValue == null || level == null) {
            return feature.getVerdict() != Verdict.STABLE;
        }
        return log10PValue <= StrictMath.log10(level);
    }

    /** Types, not-a-numbers and infinities are not expected at all, so a noticeable share of them is a finding on its own. */
    private boolean unexpected(FeatureResult feature, String rate) {
        boolean expected = rate.equals("missing_rate") || rate.equals("unseen_rate");
        return !expected
                && feature.getRows() >= judgement.getMinimumRows()
                && counted(feature, rate) >= judgement.getMinorRateChange() * feature.getRows()
                && counted(feature, rate) > 0;
    }

    private Evidence evidence(FeatureResult feature, String rate, @Nullable StatisticResult statistic) {
        Evidence evidence = new Evidence();
        evidence.setFeature(feature.getName());
        evidence.setStatistic(rate);
        double value = statistic == null || statistic.getValue() == null
                ? (double) counted(feature, rate) / feature.getRows()
                : statistic.getValue();
        double threshold = statistic == null || statistic.getThreshold() == null
                ? judgement.getMinorRateChange()
                : statistic.getThreshold();
        evidence.setValue(value);
        evidence.setThreshold(threshold);
        evidence.setLog10PValue(statistic == null ? null : statistic.getLog10VerdictPValue());
        evidence.setRows(feature.getRows());
        double change = value - threshold + judgement.getMinorRateChange();
        evidence.setEffect(change >= judgement.getMajorRateChange() ? EffectBand.MAJOR : EffectBand.MINOR);
        evidence.setText(words(rate) + " in " + percent(value) + " of " + feature.getRows() + " rows, where up to "
                + percent(threshold) + " would be usual");
        evidence.setBins(List.of());
        return evidence;
    }

    private static long counted(FeatureResult feature, String rate) {
        return switch (rate) {
            case "missing_rate" -> feature.getMissing();
            case "unseen_rate" -> feature.getUnseen();
            case "wrong_type_rate" -> feature.getWrongType();
            case "nan_rate" -> feature.getNan();
            case "infinite_rate" -> feature.getInfinite();
            default -> throw new IllegalArgumentException(rate);
        };
    }

    private static String words(String rate) {
        return switch (rate) {
            case "missing_rate" -> "no value";
            case "unseen_rate" -> "a value that training never saw";
            case "wrong_type_rate" -> "a value of another type";
            case "nan_rate" -> "not a number";
            case "infinite_rate" -> "an infinity";
            default -> throw new IllegalArgumentException(rate);
        };
    }

    private static String percent(double share) {
        return AlertText.number(100 * share) + " %";
    }
}
