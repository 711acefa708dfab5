package io.driftmeter.cli.monitorfile;

import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.Judgement;
import io.driftmeter.runtime.settings.Check;
import java.util.Map;

/** Reads what counts as drift: the false-alarm budget, what is too small to matter, and whether the hours of the day differ. */
final class JudgementReader {

    private static final Map<String, DailyPattern> DAILY_PATTERNS =
            Map.of("expected", DailyPattern.EXPECTED, "none", DailyPattern.NONE);

    private final YamlMapping written;

    private JudgementReader(YamlMapping written) {
        this.written = written;
    }

    static Judgement read(YamlMapping written) {
        Judgement judgement = new JudgementReader(written).judgement();
        written.refuseOthers();
        return judgement;
    }

    private Judgement judgement() {
        Judgement judgement = Judgement.newBuilder().build();
        written.value("false_pages", FalsePages::parse, Check.any(), FalsePages.REMEDY)
                .ifPresent(budget -> {
                    judgement.setFalsePagesAllowed(budget.pages());
                    judgement.setBudgetPeriodMilliseconds(budget.periodMilliseconds());
                });
        judgement.setMinimumRows(written.count("minimum_rows", judgement.getMinimumRows(), 1));
        judgement.setDailyPattern(dailyPattern(judgement.getDailyPattern()));
        readEffectsThatDecide(judgement);
        readEffectsThatAreShown(judgement);
        return judgement;
    }

    private DailyPattern dailyPattern(DailyPattern otherwise) {
        Check<String> check = new Check<>(DAILY_PATTERNS::containsKey, "Write expected or none.");
        return written.value("daily_pattern", text -> text, check, "")
                .map(DAILY_PATTERNS::get)
                .orElse(otherwise);
    }

    private void readEffectsThatDecide(Judgement judgement) {
        judgement.setMinorEffect(written.number("minor_effect", judgement.getMinorEffect(), 1));
        judgement.setMajorEffect(written.number("major_effect", judgement.getMajorEffect(), 1));
        requireOrder("effect", judgement.getMinorEffect(), judgement.getMajorEffect());
        judgement.setMinorShareChange(written.number("minor_share_change", judgement.getMinorShareChange(), 1));
        judgement.setMajorShareChange(written.number("major_share_change", judgement.getMajorShareChange(), 1));
        requireOrder("share_change", judgement.getMinorShareChange(), judgement.getMajorShareChange());
        judgement.setMinorRateChange(written.number("minor_rate_change", judgement.getMinorRateChange(), 1));
        judgement.setMajorRateChange(written.number("major_rate_change", judgement.getMajorRateChange(), 1));
        requireOrder("rate_change", judgement.getMinorRateChange(), judgement.getMajorRateChange());
    }

    private void readEffectsThatAreShown(Judgement judgement) {
        judgement.setMinorTotalVariation(
                written.number("minor_total_variation", judgement.getMinorTotalVariation(), 1));
        judgement.setMajorTotalVariation(
                written.number("major_total_variation", judgement.getMajorTotalVariation(), 1));
        requireOrder("total_variation", judgement.getMinorTotalVariation(), judgement.getMajorTotalVariation());
        judgement.setMinorJensenShannon(written.number("minor_jensen_shannon", judgement.getMinorJensenShannon(), 1));
        judgement.setMajorJensenShannon(written.number("major_jensen_shannon", judgement.getMajorJensenShannon(), 1));
        requireOrder("jensen_shannon", judgement.getMinorJensenShannon(), judgement.getMajorJensenShannon());
        judgement.setMinorPsi(written.number("minor_psi", judgement.getMinorPsi(), Double.POSITIVE_INFINITY));
        judgement.setMajorPsi(written.number("major_psi", judgement.getMajorPsi(), Double.POSITIVE_INFINITY));
        requireOrder("psi", judgement.getMinorPsi(), judgement.getMajorPsi());
    }

    private void requireOrder(String effect, double minor, double major) {
        if (minor > major) {
            written.note(
                    "minor_" + effect,
                    "is above judgement.major_" + effect,
                    "Write at most " + major + ", or a larger major_" + effect + ".");
        }
    }
}
