package io.driftmeter.alerting.notify;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import java.util.Optional;

/** What to do with an alert event; a pure function of the event and of what the sink knows. */
public enum AlertPlan {
    /** The sink is told. */
    SEND,
    /** It is kept until the silence is over. */
    HOLD,
    /** The sink never heard of the alert, which is over: nothing is left to tell. */
    FORGET,
    /** The sink is not concerned. */
    PASS;

    /**
     * Decides. An alert that the sink was told of stays with it to its end, though its severity or team change and though a silence covers
     * the end: what was opened is closed.
     *
     * @param known what the sink knows of the alert
     * @param routed whether a route leads the event to the sink
     * @param silenced whether a silence covers it
     */
    public static AlertPlan of(Optional<OpenAlert> known, AlertEvent event, boolean routed, boolean silenced) {
        boolean told = known.map(OpenAlert::told).orElse(false);
        if (known.isPresent() && known.get().event().getEventId().equals(event.getEventId())) {
            return PASS;
        }
        if (event.getTransition() == AlertTransition.RESOLVED) {
            if (known.isPresent()) {
                return told ? SEND : FORGET;
            }
            return routed && !silenced ? SEND : PASS;
        }
        if (!routed && !told) {
            return known.isPresent() ? FORGET : PASS;
        }
        return silenced ? HOLD : SEND;
    }
}
