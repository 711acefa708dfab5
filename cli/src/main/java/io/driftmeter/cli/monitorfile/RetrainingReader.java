package io.driftmeter.cli.monitorfile;

import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingMode;
import io.driftmeter.runtime.settings.Check;
import java.util.Map;

/** Reads when a retraining trigger goes out. */
final class RetrainingReader {

    private static final Map<String, RetrainingMode> MODES =
            Map.of("auto", RetrainingMode.AUTO, "suggest", RetrainingMode.SUGGEST, "off", RetrainingMode.OFF);

    private RetrainingReader() {}

    static RetrainingDefinition read(YamlMapping written) {
        RetrainingDefinition retraining = RetrainingDefinition.newBuilder().build();
        readCauses(written, retraining);
        retraining.setCooldownMilliseconds(written.duration("cooldown", retraining.getCooldownMilliseconds()));
        retraining.setInFlightTimeoutMilliseconds(
                written.duration("in_flight_timeout", retraining.getInFlightTimeoutMilliseconds()));
        retraining.setMode(mode(written, retraining.getMode()));
        retraining.setMostTriggers(written.integer("most_triggers", retraining.getMostTriggers(), 0));
        retraining.setMostTriggersPeriodMilliseconds(
                written.duration("most_triggers_period", retraining.getMostTriggersPeriodMilliseconds()));
        retraining.setMinimumFreshLabels(written.count("minimum_fresh_labels", retraining.getMinimumFreshLabels(), 0));
        retraining.setVerdictWindows(written.integer("verdict_windows", retraining.getVerdictWindows(), 1));
        written.refuseOthers();
        return retraining;
    }

    private static void readCauses(YamlMapping written, RetrainingDefinition retraining) {
        retraining.setSustainedDriftWindows(
                written.integer("sustained_drift_windows", retraining.getSustainedDriftWindows(), 0));
        Check<Double> share = new Check<>(value -> value >= 0 && value <= 1, "Write a share from 0 to 1.");
        retraining.setMinimumImportance(
                written.value("minimum_importance", Double::valueOf, share, "Write a share, such as 0.2.")
                        .orElse(retraining.getMinimumImportance()));
        retraining.setPerformance(written.truth("performance", retraining.getPerformance()));
        retraining.setMaximumAgeMilliseconds(written.duration("maximum_age", retraining.getMaximumAgeMilliseconds()));
        retraining.setNewLabels(written.count("new_labels", retraining.getNewLabels(), 0));
    }

    private static RetrainingMode mode(YamlMapping written, RetrainingMode otherwise) {
        Check<String> check = new Check<>(MODES::containsKey, "Write auto, suggest or off.");
        return written.value("mode", text -> text, check, "").map(MODES::get).orElse(otherwise);
    }
}
