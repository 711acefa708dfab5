package io.driftmeter.benchmarks.months;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelMonthTest {
    private static final long SEED = 20_261_121;
    private static final Change A_DEVIATION = named("mean of a number, 1 sd");
    private static final Change MORE_MISSING = named("5 points more missing");
    private static final Change LESS_TRAFFIC = named("traffic falls to a third");
    private static final Change WRONG_LABELS = named("one label in 10 is the other class");
    private static final Change FEWER_LABELS = named("one label in 10 does not come");

    @Test
    void shouldTellNobodyOfTwoWeeksWithSeasonsAndFindWhatChangesAfterThem() {
        ModelMonth month = ModelMonth.run(
                Regime.WEEKLY,
                new ModelMonth.Size(8, 200, 15, 1),
                List.of(A_DEVIATION, MORE_MISSING, LESS_TRAFFIC, WRONG_LABELS, FEWER_LABELS),
                SEED);

        assertThat(month.alerts()).describedAs("seed %d", SEED).isEmpty();
        assertThat(month.pages() + month.tickets()).isZero();
        assertThat(month.psiAlerts()).as("what PSI would have sent").isGreaterThan(10);
        assertThat(month.found())
                .hasSize(5)
                .allSatisfy((change, hours) ->
                        assertThat(hours).describedAs(change.name()).isPresent());
    }

    /** The claim can fail: who allows false pages without end gets them. */
    @Test
    void shouldPageWhereTheBudgetIsLarge() {
        ModelMonth month = ModelMonth.run(Regime.WANDERING, new ModelMonth.Size(5, 200, 5, 1_000_000), List.of(), SEED);

        assertThat(month.alerts()).describedAs("seed %d", SEED).isNotEmpty();
    }

    @Test
    void shouldDrawTheSameMonthFromTheSameSeed() {
        ModelMonth.Size size = new ModelMonth.Size(3, 120, 2, 1);
        assertThat(ModelMonth.run(Regime.DAILY, size, List.of(), SEED))
                .isEqualTo(ModelMonth.run(Regime.DAILY, size, List.of(), SEED));
    }

    @Test
    void shouldSayInTheTablesWhatTheMonthsWere() {
        ModelMonth calm = new ModelMonth(List.of(), 0, 1, 4, java.util.Map.of(A_DEVIATION, OptionalInt.of(2)));
        ModelMonth loud = new ModelMonth(List.of(), 3, 0, 8, java.util.Map.of(A_DEVIATION, OptionalInt.empty()));
        MonthsTable table = new MonthsTable(java.util.Map.of(Regime.DAILY, List.of(calm, loud)));

        assertThat(table.quiet()).contains("| all | 2 | 1.50 | 3 | 0.50 | NO | 6.0 |");
        assertThat(table.found()).contains("| mean of a number, 1 sd | 50 %, 2 h |");
    }

    private static Change named(String name) {
        return Change.ALL.stream()
                .filter(change -> change.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
