package io.driftmeter.alerting.notify.silence;

import io.driftmeter.avro.Acknowledgement;
import io.driftmeter.avro.AlertEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The acknowledgements that are known, the last of each alert. */
public final class Acknowledgements {

    private final Map<String, Acknowledgement> byFingerprint = new ConcurrentHashMap<>();

    /** Takes up an acknowledgement, in place of an earlier one of the alert. */
    public void put(Acknowledgement acknowledgement) {
        byFingerprint.put(acknowledgement.getFingerprint(), acknowledgement);
    }

    /** Who takes care of an alert; an acknowledgement of an earlier opening does not count. */
    public Optional<Acknowledgement> of(AlertEvent event) {
        return Optional.ofNullable(byFingerprint.get(event.getFingerprint()))
                .filter(acknowledgement -> acknowledgement.getOpenedAt().equals(event.getOpenedAt()));
    }
}
