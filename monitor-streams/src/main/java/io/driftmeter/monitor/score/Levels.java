package io.driftmeter.monitor.score;

import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.segment.Segmentations;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.performance.LabelHealthJudge;
import io.driftmeter.statistics.verdict.BudgetShare;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;

/** What the false-alarm budget leaves for a mature window: one half for its performance, the other for its labels. */
final class Levels {

    /** What labels tell is one kind of alert beside feature drift, prediction drift, data quality and traffic. */
    private static final int ALERT_KINDS = 5;

    private static final int PARTS = 2;

    private Levels() {}

    /** The level at which performance is judged. */
    static double ofPerformance(ReportRequest request) {
        return FalseAlarmBudget.levelForOneTest(windowLevel(request), PARTS);
    }

    /** The level of each look at the labels. */
    static double ofLabelCheck(ReportRequest request) {
        return FalseAlarmBudget.levelForOneTest(windowLevel(request), PARTS * LabelHealthJudge.CHECKS);
    }

    private static double windowLevel(ReportRequest request) {
        MonitorDefinition definition = request.definition();
        Judgement judgement = definition.getJudgement();
        BudgetShare share = new BudgetShare(
                1,
                ALERT_KINDS,
                definition.getPerformance().getWindows().size(),
                request.window().advance(),
                Segmentations.declared(definition),
                !request.series().segment().equals(SeriesKey.ALL));
        return new FalseAlarmBudget(judgement.getFalsePagesAllowed(), judgement.getBudgetPeriodMilliseconds())
                .windowLevel(share);
    }
}
