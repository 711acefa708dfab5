package io.driftmeter.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreditRiskSimulationTest {
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static double accuracy(World world, World model) {
        List<LoanApplication> applications = new CreditRiskSimulation(1, 600).applications(world, model, 0, DAY, 1);
        long right = applications.stream()
                .filter(application -> application.prediction().equals(application.label()))
                .count();
        return right / (double) applications.size();
    }

    @Test
    void shouldMakeTheSameApplicationsFromTheSameSeed() {
        assertThat(new CreditRiskSimulation(7, 60).applications(World.BEFORE, World.BEFORE, 0, DAY, 1))
                .isEqualTo(new CreditRiskSimulation(7, 60).applications(World.BEFORE, World.BEFORE, 0, DAY, 1));
    }

    @Test
    void shouldSpreadApplicationsEvenlyOverTheirStretch() {
        List<LoanApplication> hour =
                new CreditRiskSimulation(1, 60).applications(World.BEFORE, World.BEFORE, DAY, 3_600_000, 1);

        assertThat(hour).extracting(LoanApplication::eventTime).hasSize(60).isSorted();
        assertThat(hour)
                .allSatisfy(application -> assertThat(application.eventTime()).isBetween(DAY, DAY + 3_599_999));
    }

    @Test
    void shouldMakeTheOldModelWorseInTheNewWorldAndTheNewModelGoodAgain() {
        assertThat(accuracy(World.BEFORE, World.BEFORE)).isBetween(0.83, 0.87);
        assertThat(accuracy(World.AFTER, World.BEFORE)).isBetween(0.70, 0.76);
        assertThat(accuracy(World.AFTER, World.AFTER)).isBetween(0.82, 0.86);
    }

    @Test
    void shouldNeverLabelAnApplicationBeforeItsTime() {
        assertThat(new CreditRiskSimulation(1, 600).applications(World.BEFORE, World.BEFORE, 0, DAY, 1))
                .allSatisfy(application -> assertThat(application.labelTime()).isGreaterThan(application.eventTime()));
    }
}
