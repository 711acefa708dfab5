package io.driftmeter.alerting.policy;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FaultKind;
import io.driftmeter.avro.PipelineFault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A pipeline fault that a report names, as evidence: the statistic is the fault's name in small letters. */
final class NamedFault {
    /** What the traffic as a whole is named, where a fault is of no feature. */
    static final String EVENT_TIME = "event time";

    private static final double LEAST_EXPLAINED = 0.9;
    private static final Set<String> STATISTICS = Arrays.stream(FaultKind.values())
            .filter(kind -> kind != FaultKind.UNKNOWN)
            .map(NamedFault::statistic)
            .collect(Collectors.toUnmodifiableSet());

    private NamedFault() {}

    static String statistic(FaultKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The evidence; empty where no fault is named, or one that this release does not know. */
    static Optional<Evidence> of(String feature, @Nullable PipelineFault fault) {
        if (fault == null || fault.getKind() == FaultKind.UNKNOWN) {
            return Optional.empty();
        }
        Evidence evidence = new Evidence();
        evidence.setFeature(feature);
        evidence.setStatistic(statistic(fault.getKind()));
        evidence.setValue(fault.getExplainedShare());
        evidence.setThreshold(explainsValues(fault.getKind()) ? LEAST_EXPLAINED : null);
        evidence.setRows(fault.getRows());
        evidence.setEffect(EffectBand.MAJOR);
        String since = fault.getSince() == null ? "" : ", since " + AlertText.minute(fault.getSince());
        evidence.setText(words(evidence) + ": " + fault.getExplanation() + since);
        evidence.setBins(List.of());
        return Optional.of(evidence);
    }

    private static boolean explainsValues(FaultKind kind) {
        return kind == FaultKind.UNIT_CHANGE || kind == FaultKind.SWAPPED_FEATURES || kind == FaultKind.STUCK_VALUE;
    }

    static boolean isFault(Evidence evidence) {
        return STATISTICS.contains(evidence.getStatistic());
    }

    /** The fault in words: {@code unit change}. */
    static String words(Evidence evidence) {
        return evidence.getStatistic().replace('_', ' ');
    }

    /** The fault as file names and addresses write it: {@code unit-change}. */
    static String slug(Evidence evidence) {
        return evidence.getStatistic().replace('_', '-');
    }
}
