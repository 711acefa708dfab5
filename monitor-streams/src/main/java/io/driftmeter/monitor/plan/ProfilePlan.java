package io.driftmeter.monitor.plan;

import static io.driftmeter.monitor.plan.PlanLine.times;

import io.driftmeter.monitor.profile.RowReader;
import io.driftmeter.runtime.settings.ByteSize;
import java.util.List;

/**
 * What counting takes: live panes and batches, in each task. Rows on time need their panes at once. Panes of late rows, and the many that
 * rows fall into while a backlog is read, are sent early when the bound leaves no room for them, so they need none
 * (see {@link io.driftmeter.monitor.profile.LivePanesBudget}).
 */
final class ProfilePlan {

    private ProfilePlan() {}

    static List<PlanLine> lines(ModelShape model, ProcessShape process) {
        long pane = model.references().stream().mapToLong(ReferenceShape::pane).sum();
        long batch =
                model.references().stream().mapToLong(ReferenceShape::batch).sum();
        int rows = RowReader.mostRows(model.largest().features());
        long profile =
                model.references().stream().mapToLong(ReferenceShape::profile).sum();
        int versions = model.references().size();
        long growth = model.largest().widestPane() - model.largest().pane();
        return List.of(
                new PlanLine(
                        Place.HEAP,
                        model.name() + ": live panes on time",
                        process.inputTasks() + " tasks x " + model.panesOnTime() + " panes x " + model.segments()
                                + " segments x " + ByteSize.format(pane) + " (" + versions + " versions, "
                                + model.largest().features() + " features)",
                        times(process.inputTasks(), model.panesOnTime(), model.segments(), pane)),
                new PlanLine(
                        Place.HEAP,
                        model.name() + ": rows not counted yet",
                        process.inputTasks() + " tasks x " + rows + " rows: " + ByteSize.format(batch),
                        times(process.inputTasks(), batch)),
                new PlanLine(
                        Place.HEAP,
                        model.name() + ": growth between two measures",
                        process.inputTasks() + " tasks x one pane of every order of magnitude: "
                                + ByteSize.format(growth),
                        times(process.inputTasks(), growth)),
                new PlanLine(
                        Place.HEAP,
                        model.name() + ": references",
                        versions + " versions: cells, guide tables, and as published",
                        profile));
    }

    /** What late rows could have at once beside those on time. */
    static long late(ModelShape model, ProcessShape process) {
        long pane = model.references().stream().mapToLong(ReferenceShape::pane).sum();
        return times(process.inputTasks(), model.panesLate(), model.segments(), pane);
    }
}
