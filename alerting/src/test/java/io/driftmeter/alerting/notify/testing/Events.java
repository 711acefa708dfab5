package io.driftmeter.alerting.notify.testing;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.BinCount;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alert events as the alert role writes them. */
public final class Events {

    public static final Instant OPENED_AT = Instant.parse("2026-03-01T09:30:00Z");

    private Events() {}

    /** The {@code number}-th event of an alert on a model. */
    public static AlertEvent event(String model, AlertTransition transition, int number) {
        Instant end = OPENED_AT.plus(Duration.ofMinutes(30L * number));
        return AlertEvent.newBuilder()
                .setEventId("event-" + model + "-" + number + "-" + transition)
                .setFingerprint("fingerprint-of-" + model)
                .setTransition(transition)
                .setKind(AlertKind.FEATURE_DRIFT)
                .setSeverity(Severity.CRITICAL)
                .setModel(model)
                .setModelVersion("3")
                .setSegment("all")
                .setOpenedAt(OPENED_AT)
                .setSince(OPENED_AT.minus(Duration.ofHours(1)))
                .setWindowStart(end.minus(Duration.ofMinutes(30)))
                .setWindowEnd(end)
                .setWindowRows(500)
                .setSummary(model + " version 3: income <moved> & how")
                .setDescription("income moved since 08:30: ks 0.42 against 0.1 in 500 rows.")
                .setEvidence(List.of(Evidence.newBuilder()
                        .setFeature("income")
                        .setStatistic("ks")
                        .setValue(0.42)
                        .setThreshold(0.1)
                        .setRows(500)
                        .setText("ks 0.42 against 0.1 in 500 rows")
                        .setBins(List.of(new BinCount("(0, 1]", 50L, 40L)))
                        .build()))
                .setReferenceId("reference-3")
                .setDefinitionRevision(1)
                .setResolution(transition == AlertTransition.RESOLVED ? "the last 2 windows show none" : null)
                .setRunbookUrl("https://runbooks.example.org/feature-drift")
                .setCommand("driftmeter tail reports --model " + model)
                .setTeam("risk")
                .build();
    }

    /** The same with another severity and team. */
    public static AlertEvent with(AlertEvent event, Severity severity, @Nullable String team) {
        return AlertEvent.newBuilder(event).setSeverity(severity).setTeam(team).build();
    }
}
