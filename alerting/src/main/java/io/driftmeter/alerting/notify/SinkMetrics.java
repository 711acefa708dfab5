package io.driftmeter.alerting.notify;

import io.driftmeter.runtime.OwnedGauge;
import io.driftmeter.runtime.RoleMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;

/** The figures of one sink. Names and labels are public. */
public final class SinkMetrics implements AutoCloseable {

    private final RoleMetrics metrics;
    private final Tags sink;
    private final OwnedGauge circuitOpen;
    private final OwnedGauge openAlerts;
    private final OwnedGauge waitingSeconds;

    /**
     * Registers the figures.
     *
     * @param sink the sink's name
     */
    public SinkMetrics(RoleMetrics metrics, String sink) {
        this.metrics = metrics;
        this.sink = Tags.of("sink", sink);
        this.circuitOpen = metrics.gauge("notify.circuit.open", "1 while the sink counts as down", this.sink);
        this.openAlerts = metrics.gauge("notify.open.alerts", "Open alerts that the sink is concerned with", this.sink);
        this.waitingSeconds = metrics.gauge(
                "notify.waiting.seconds", "How long the sink has not taken the notification that is next", this.sink);
        circuitOpen.set(0);
        openAlerts.set(0);
        waitingSeconds.set(0);
        for (String outcome : new String[] {"delivered", "retried", "refused", "expired", "silenced", "unreadable"}) {
            count(outcome);
        }
    }

    void delivered() {
        count("delivered").increment();
    }

    void retried() {
        count("retried").increment();
    }

    void refused() {
        count("refused").increment();
    }

    void expired() {
        count("expired").increment();
    }

    void silenced() {
        count("silenced").increment();
    }

    void unreadable() {
        count("unreadable").increment();
    }

    void repeated(int alerts) {
        metrics.counter("notify.repeated.alerts", "Open alerts told once more to a sink that forgets", sink)
                .increment(alerts);
    }

    void circuit(boolean open) {
        circuitOpen.set(open ? 1 : 0);
    }

    void open(int alerts) {
        openAlerts.set(alerts);
    }

    void waiting(Instant since, Instant now) {
        waitingSeconds.set(Duration.between(since, now).toSeconds());
    }

    void idle() {
        waitingSeconds.set(0);
    }

    @Override
    public void close() {
        circuitOpen.close();
        openAlerts.close();
        waitingSeconds.close();
    }

    private Counter count(String outcome) {
        return metrics.counter("notifications", "Notifications by what became of them", sink.and("outcome", outcome));
    }
}
