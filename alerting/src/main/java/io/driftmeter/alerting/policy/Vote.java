package io.driftmeter.alerting.policy;

import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Severity;

/** What one judged window says about one kind of alert, quietest first. A window that was not judged casts no vote at all. */
public enum Vote {
    /** The window was judged and nothing was found. */
    NONE,
    /** What was found could be chance, but is large enough to matter: it opens no alert, and ends none. */
    HOLD,
    /** Something was found that can wait for the morning. */
    WARNING,
    /** Something was found that cannot. */
    CRITICAL;

    /** The vote that a finding with this effect casts. */
    public static Vote of(EffectBand effect) {
        return effect == EffectBand.MAJOR ? CRITICAL : WARNING;
    }

    /** Whether something was found that counts towards an alert. */
    public boolean found() {
        return this == WARNING || this == CRITICAL;
    }

    /** Whether an alert that is open stays open by it. */
    boolean holds() {
        return this != NONE;
    }

    /** The severity of an alert whose loudest vote this is; never asked of one that has found nothing. */
    public Severity severity() {
        return switch (this) {
            case WARNING -> Severity.WARNING;
            case CRITICAL -> Severity.CRITICAL;
            case NONE, HOLD -> throw new IllegalStateException("no vote, no severity");
        };
    }

    /** The louder of two votes. */
    public Vote or(Vote other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
