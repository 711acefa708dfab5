package io.driftmeter.monitor.compare;

import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.definitions.DriftRules;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.verdict.BudgetShare;
import io.driftmeter.statistics.verdict.DriftJudge;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;
import io.driftmeter.statistics.verdict.LiveWindow;
import io.driftmeter.statistics.verdict.WindowFinding;

/** Judges a window by the definition that rules it. */
final class DriftEvaluation {

    /** Feature drift, prediction drift and data quality. */
    private static final int DRIFT_ALERT_KINDS = 3;

    /** Traffic that drops or surges, which the alert role judges from the reports' rows. */
    private static final int TRAFFIC_ALERT_KINDS = 1;

    private DriftEvaluation() {}

    /** The judge that a definition sets. */
    static DriftJudge judge(MonitorDefinition definition) {
        return new DriftJudge(DriftRules.settings(definition));
    }

    static WindowFinding judge(
            MonitorDefinition definition, SeriesKey series, LiveWindow window, ProfileCounts counts) {
        return judge(definition).judge(counts, window, level(definition, series, window.lengthMilliseconds()));
    }

    /** Expected false pages that the budget leaves for one window of this length, of the whole or of one segment. */
    static double level(MonitorDefinition definition, SeriesKey series, long length) {
        Judgement judgement = definition.getJudgement();
        long advance = definition.getDriftWindows().stream()
                .filter(window -> window.getLengthMilliseconds() == length)
                .mapToLong(WindowLength::getAdvanceMilliseconds)
                .findFirst()
                .orElse(length);
        int kinds = DRIFT_ALERT_KINDS + (definition.getPerformance() == null ? 0 : 1) + TRAFFIC_ALERT_KINDS;
        BudgetShare share = new BudgetShare(
                DRIFT_ALERT_KINDS,
                kinds,
                definition.getDriftWindows().size(),
                advance,
                Segmentations.declared(definition),
                !series.segment().equals(SeriesKey.ALL));
        return new FalseAlarmBudget(judgement.getFalsePagesAllowed(), judgement.getBudgetPeriodMilliseconds())
                .windowLevel(share);
    }
}
