package io.driftmeter.cli.monitorfile;

import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.runtime.settings.Check;

/** Reads when windows become alerts. */
final class AlertingReader {

    private AlertingReader() {}

    static AlertingDefinition read(YamlMapping written, Problems problems) {
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
        readTraffic(written, alerting);
        alerting.setExpireAfterMilliseconds(written.duration("expire_after", alerting.getExpireAfterMilliseconds()));
        alerting.setMaintenance(MaintenanceReader.read(written, "maintenance", problems));
        alerting.setRunbookUrl(written.text("runbook_url").orElse(null));
        alerting.setDashboardUrl(written.text("dashboard_url").orElse(null));
        alerting.setTeam(written.text("team").orElse(null));
        written.refuseOthers();
        return alerting;
    }

    private static void readTraffic(YamlMapping written, AlertingDefinition alerting) {
        alerting.setMinorTrafficChange(share(written, "minor_traffic_change", alerting.getMinorTrafficChange()));
        alerting.setMajorTrafficChange(share(
                written,
                "major_traffic_change",
                Math.max(alerting.getMinorTrafficChange(), alerting.getMajorTrafficChange())));
        if (alerting.getMinorTrafficChange() > alerting.getMajorTrafficChange()) {
            written.note(
                    "minor_traffic_change",
                    "is above major_traffic_change, " + alerting.getMajorTrafficChange(),
                    "Write a share of at most it.");
        }
    }

    private static double share(YamlMapping written, String key, double otherwise) {
        Check<Double> check = new Check<>(share -> share > 0 && share < 1, "Write a share above 0 and below 1.");
        return written.value(key, Double::valueOf, check, "Write a share, such as 0.5 for halved or doubled.")
                .orElse(otherwise);
    }
}
