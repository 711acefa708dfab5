package io.driftmeter.alerting.notify.silence;

import io.driftmeter.alerting.notify.Subject;
import io.driftmeter.alerting.notify.route.Glob;
import io.driftmeter.avro.Silence;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The silences that are known. Retraining triggers are never silenced. */
public final class Silences {

    private final Map<String, Silence> silences = new ConcurrentHashMap<>();

    /** Takes up a silence, in place of an earlier one with its id. */
    public void put(Silence silence) {
        silences.put(silence.getSilenceId(), silence);
    }

    /** Forgets a silence. */
    public void remove(String silenceId) {
        silences.remove(silenceId);
    }

    /** Whether nothing is to be sent of this now. */
    public boolean cover(Subject subject, Instant now) {
        return !subject.kind().equals(Subject.RETRAINING)
                && silences.values().stream().anyMatch(silence -> isInForce(silence, now) && matches(silence, subject));
    }

    /** Whether a silence has begun and not ended. */
    public static boolean isInForce(Silence silence, Instant now) {
        return !now.isBefore(silence.getFrom()) && now.isBefore(silence.getUntil());
    }

    private static boolean matches(Silence silence, Subject subject) {
        return new Glob(silence.getModel()).matches(subject.model())
                && new Glob(silence.getModelVersion()).matches(subject.modelVersion())
                && new Glob(silence.getSegment()).matches(subject.segment())
                && new Glob(silence.getKind()).matches(subject.kind());
    }
}
