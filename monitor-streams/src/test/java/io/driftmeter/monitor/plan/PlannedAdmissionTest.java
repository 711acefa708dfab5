package io.driftmeter.monitor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.definitions.Admission.Admitted;
import io.driftmeter.monitor.testing.TestModel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PlannedAdmissionTest {

    private static final StateLimits LIMITS = new StateLimits(700L << 20, 20L << 30, 3, 0, 36);

    private final AtomicReference<StatePlan> accepted = new AtomicReference<>();
    private final PlannedAdmission admission = new PlannedAdmission(PlannerTest.planner(LIMITS), accepted::set);

    @Test
    void shouldRefuseToStartWithMoreThanFits() {
        assertThatThrownBy(() -> admission.admit(PlannerTest.models(4_000), List.of()))
                .isInstanceOf(StateExceedsBoundException.class)
                .hasMessageContaining("memory.bound is 700.0 MiB")
                .hasMessageContaining("driftmeter plan");
        assertThat(accepted.get()).isNull();
    }

    @Test
    void shouldLeaveOutWhatComesWhileRunningAndGoOnWithWhatWasThere() {
        MonitorDefinition first = TestModel.definition();
        assertThat(admission.admit(List.of(first), List.of()).refusals()).isEmpty();
        MonitorDefinition heavy = heavy(2);
        MonitorDefinition light = TestModel.definition();
        light.setModel("other");

        Admitted admitted = admission.admit(List.of(heavy, first, light), List.of());

        assertThat(admitted.definitions()).containsExactly(first, light);
        assertThat(admitted.refusals())
                .singleElement()
                .asString()
                .startsWith("Revision 2 of the monitor of credit-risk is left out: with it The state needs");
        assertThat(accepted.get())
                .isNotNull()
                .extracting(StatePlan::excess)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .isEmpty();
    }

    @Test
    void shouldTakeInWhatWasLeftOutOnceThereIsRoom() {
        MonitorDefinition first = TestModel.definition();
        admission.admit(List.of(first), List.of());
        MonitorDefinition heavy = heavy(2);
        assertThat(admission.admit(List.of(first, heavy), List.of()).definitions())
                .containsExactly(first);
        MonitorDefinition mended = TestModel.definition();
        mended.setRevision(3);

        Admitted admitted = admission.admit(List.of(first, heavy, mended), List.of());

        assertThat(admitted.refusals()).isEmpty();
        assertThat(new ArrayList<>(admitted.definitions())).containsExactly(first, heavy, mended);
    }

    @Test
    void shouldLeaveOutAReferenceThatDoesNotFit() {
        StateLimits tight = new StateLimits(plannedWithout() + (64L << 10), 20L << 30, 3, 0, 36);
        PlannedAdmission narrow = new PlannedAdmission(PlannerTest.planner(tight), accepted::set);
        narrow.admit(List.of(TestModel.definition()), List.of());

        Admitted admitted = narrow.admit(List.of(TestModel.definition()), List.of(TestModel.reference("1", 0)));

        assertThat(admitted.references()).isEmpty();
        assertThat(admitted.refusals()).singleElement().asString().contains("of credit-risk, version 1, is left out");
    }

    private static long plannedWithout() {
        return PlannerTest.planner(LIMITS)
                .plan(List.of(TestModel.definition()), List.of())
                .memory();
    }

    /** Grace so long that its panes on time alone exceed the bound. */
    private static MonitorDefinition heavy(int revision) {
        MonitorDefinition heavy = TestModel.definition();
        heavy.setRevision(revision);
        heavy.setGraceMilliseconds(20_000_000L * 60_000);
        heavy.setLatenessMilliseconds(20_000_000L * 60_000);
        return heavy;
    }
}
