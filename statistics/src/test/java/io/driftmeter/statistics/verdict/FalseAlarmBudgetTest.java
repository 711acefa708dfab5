package io.driftmeter.statistics.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FalseAlarmBudgetTest {
    private static final Offset<Double> TOLERANCE = within(1e-18);
    private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();
    private static final FalseAlarmBudget ONE_IN_THIRTY_DAYS =
            new FalseAlarmBudget(1, Duration.ofDays(30).toMillis());

    @Test
    void shouldShareOnePageOverEveryEvaluationAndTest() {
        double windowLevel = ONE_IN_THIRTY_DAYS.windowLevel(BudgetShare.ofWholeTraffic(1, 1, 1, FIVE_MINUTES));
        assertThat(windowLevel).isCloseTo(1.0 / 8_640, TOLERANCE);
        assertThat(FalseAlarmBudget.levelForOneTest(windowLevel, 100)).isCloseTo(1.0 / 864_000, TOLERANCE);
    }

    @Test
    void shouldShareOverKindsWindowLengthsAndEachAdvance() {
        long tenMinutes = 2 * FIVE_MINUTES;
        assertThat(ONE_IN_THIRTY_DAYS.windowLevel(BudgetShare.ofWholeTraffic(3, 4, 2, tenMinutes)))
                .isCloseTo(0.75 / 2 / 4_320, TOLERANCE);
    }

    @Test
    void shouldGiveHalfToTheWholeAndHalfToTheSegmentsThatAreDeclared() {
        double whole = ONE_IN_THIRTY_DAYS.windowLevel(new BudgetShare(1, 1, 1, FIVE_MINUTES, 50, false));
        double segment = ONE_IN_THIRTY_DAYS.windowLevel(new BudgetShare(1, 1, 1, FIVE_MINUTES, 50, true));
        assertThat(whole).isCloseTo(0.5 / 8_640, TOLERANCE);
        assertThat(whole + 50 * segment).isCloseTo(1.0 / 8_640, TOLERANCE);
    }

    @Test
    void shouldNeverTestAtAWeakerLevelThanFivePercentOrCountLessThanOneEvaluation() {
        long sixtyDays = Duration.ofDays(60).toMillis();
        double windowLevel = ONE_IN_THIRTY_DAYS.windowLevel(BudgetShare.ofWholeTraffic(1, 1, 1, sixtyDays));
        assertThat(windowLevel).isEqualTo(1);
        assertThat(FalseAlarmBudget.levelForOneTest(windowLevel, 3)).isEqualTo(0.05);
        assertThat(FalseAlarmBudget.levelForOneTest(windowLevel, 0)).isEqualTo(0.05);
    }

    @Test
    void shouldRefuseABudgetOfNothing() {
        assertThatThrownBy(() -> new FalseAlarmBudget(0, 1)).hasMessage("0.0 false pages in 1 ms");
        assertThatThrownBy(() -> new FalseAlarmBudget(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BudgetShare(2, 1, 1, 1, 0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BudgetShare(1, 1, 1, 1, 0, true)).hasMessage("0 segments declared");
    }
}
