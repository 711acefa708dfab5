package io.driftmeter.alerting.notify;

import io.driftmeter.avro.AlertEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** When a sink that forgets is told once more of which alerts. After a start everything that is open is due. */
public final class Repetitions {

    private final Optional<Sink.Repeating> sink;
    private final Deliverer deliverer;
    private final Journal journal;
    private final NotificationReader reader;
    private final InstantSource clock;
    private final Map<String, Instant> lastTold = new HashMap<>();
    private final Map<String, Ended> ended = new LinkedHashMap<>();

    private record Ended(Notification.Alert alert, Instant at) {}

    /** Repeats nothing where the sink is not a {@link Sink.Repeating}. */
    public Repetitions(
            Sink sink, Deliverer deliverer, Journal journal, NotificationReader reader, InstantSource clock) {
        this.sink = sink instanceof Sink.Repeating repeating ? Optional.of(repeating) : Optional.empty();
        this.deliverer = deliverer;
        this.journal = journal;
        this.reader = reader;
        this.clock = clock;
    }

    /** Notes that the sink was told of an alert just now. */
    void told(Notification.Alert alert) {
        if (sink.isPresent()) {
            String fingerprint = alert.event().getFingerprint();
            lastTold.put(fingerprint, clock.instant());
            ended.remove(fingerprint);
            if (alert.isResolved()) {
                ended.put(fingerprint, new Ended(alert, clock.instant()));
            }
        }
    }

    /** Repeats what is due, as far as the sink answers. An alert that is silenced is not repeated: the sink forgets it. */
    void repeatDue(Predicate<AlertEvent> silenced) {
        if (sink.isEmpty()) {
            return;
        }
        Sink.Repeating repeating = sink.get();
        Instant now = clock.instant();
        ended.values().removeIf(end -> now.isAfter(end.at().plus(repeating.repeatEndFor())));
        List<Notification.Alert> due = due(repeating, now, silenced);
        for (int from = 0; from < due.size(); from += repeating.atOnce()) {
            List<Notification.Alert> some = due.subList(from, Math.min(due.size(), from + repeating.atOnce()));
            if (!deliverer.repeat(repeating, some)) {
                return;
            }
            some.forEach(alert -> lastTold.put(alert.event().getFingerprint(), now));
        }
    }

    private List<Notification.Alert> due(Sink.Repeating repeating, Instant now, Predicate<AlertEvent> silenced) {
        Map<String, Notification.Alert> candidates = new LinkedHashMap<>();
        ended.forEach((fingerprint, end) -> candidates.put(fingerprint, end.alert()));
        journal.open().stream()
                .filter(alert -> alert.told() && !alert.held() && !silenced.test(alert.event()))
                .forEach(alert -> candidates.put(alert.fingerprint(), reader.alert(alert.event())));
        lastTold.keySet().retainAll(candidates.keySet());
        List<Notification.Alert> due = new ArrayList<>();
        candidates.forEach((fingerprint, alert) -> {
            Instant last = lastTold.get(fingerprint);
            if (last == null || !now.isBefore(last.plus(repeating.repeatEvery()))) {
                due.add(alert);
            }
        });
        return due;
    }
}
