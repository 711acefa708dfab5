package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.ReportStage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identities that a replay makes again: SHA-256, in hexadecimal, over fields joined by bars, which no name holds. */
public final class AlertIdentity {
    private AlertIdentity() {}

    /** Identity of what is alerted on. */
    public static String fingerprint(Series series, AlertKind kind) {
        return sha256(series.model(), series.version(), series.segment(), kind.name());
    }

    /**
     * Identity of an alert event. One report causes at most one event of an alert, and each report counts once, so window, stage and
     * transition tell all events of an alert apart.
     */
    public static String eventId(
            String fingerprint,
            Observation.Source source,
            Window window,
            ReportStage stage,
            AlertTransition transition) {
        return sha256(
                fingerprint,
                Long.toString(window.end()),
                Long.toString(window.lengthMilliseconds()),
                source.name(),
                stage.name(),
                transition.name());
    }

    /** SHA-256 of the fields, in hexadecimal. */
    public static String sha256(String... fields) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("|", fields).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
