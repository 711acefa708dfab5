package io.driftmeter.monitor.compare;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.ReportStage;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.verdict.DriftJudge;
import io.driftmeter.statistics.verdict.LearnedVariation;
import io.driftmeter.statistics.verdict.LiveVariations;
import java.util.Map;

/**
 * Learns how much features vary between live windows, where their reference does not tell.
 *
 * <p>A report must be a function of the input, so a window is judged by what the windows before it have taught whose FINAL report is due no
 * later than its own ON_TIME report: those that end by its end + grace − lateness. Its FINAL report uses the same ones. Windows are reported in
 * the order in which they are due, so these have been taken by then.
 */
final class Learning {

    private final LearnedStore store;

    Learning(LearnedStore store) {
        this.store = store;
    }

    /** What a window is judged by; nothing where no feature needs it. */
    Map<String, LearnedVariation> before(Window window, WindowFamily family, ProfileCounts counts) {
        if (!isNeeded(window, family, counts)) {
            return Map.of();
        }
        MonitorDefinition definition = window.definition();
        long dueByThen = window.end() + definition.getGraceMilliseconds() - definition.getLatenessMilliseconds();
        return store.learned(window, family, counts.reference())
                .until(Math.min(dueByThen, window.end() - 1), family.length());
    }

    /** Takes a window, where it is final. */
    void take(Window window, WindowFamily family, ProfileCounts counts) {
        if (window.stage() != ReportStage.FINAL || !isNeeded(window, family, counts)) {
            return;
        }
        LiveVariations learned = store.learned(window, family, counts.reference());
        if (learned.add(
                window.start(), window.end(), family.length(), counts, DriftEvaluation.judge(window.definition()))) {
            store.put(window, family, counts.reference(), learned);
        }
    }

    private static boolean isNeeded(Window window, WindowFamily family, ProfileCounts counts) {
        DriftJudge judge = DriftEvaluation.judge(window.definition());
        return counts.reference().features().stream()
                .anyMatch(feature -> judge.learns(counts.reference(), feature, family.length()));
    }
}
