package io.driftmeter.cli.monitorfile;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.runtime.settings.Check;

/** Reads when windows become alerts. */
final class AlertingReader {

    private AlertingReader() {}

    static AlertingDefinition read(YamlMapping written) {
        AlertingDefinition alerting = AlertingDefinition.newBuilder().build();
        written.value("open", WindowsOf::parse, Check.any(), WindowsOf.REMEDY).ifPresent(open -> {
            alerting.setOpenWindows(open.votes());
            alerting.setOfWindows(open.windows());
        });
        written.value("performance_open", WindowsOf::parse, Check.any(), WindowsOf.REMEDY)
                .ifPresent(open -> {
                    alerting.setPerformanceOpenWindows(open.votes());
                    alerting.setPerformanceOfWindows(open.windows());
                });
        alerting.setResolveWindows(written.integer("resolve", alerting.getResolveWindows(), 1));
        alerting.setTrafficStoppedWindows(
                written.integer("traffic_stopped_windows", alerting.getTrafficStoppedWindows(), 1));
        alerting.setRunbookUrl(written.text("runbook_url").orElse(null));
        alerting.setTeam(written.text("team").orElse(null));
        written.refuseOthers();
        return alerting;
    }
}
