package io.driftmeter.runtime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The metrics of a process, in Prometheus' text. What topologies count goes by {@link #counter} and {@link #gauge}, whose
 * series are named {@code driftmeter_…} and bounded in number; the JVM's and an allow-list of Kafka's come beside them.
 * Metric names and labels are public: a change of one is in the changelog.
 */
public final class RoleMetrics implements AutoCloseable {

    /** Series of gauges that topologies may have at once. */
    public static final int MAXIMUM_GAUGES = 10_000;

    private static final String PREFIX = "driftmeter.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<GaugeKey, OwnedGauge> gauges = new ConcurrentHashMap<>();
    private final Deque<AutoCloseable> bound = new ArrayDeque<>();
    private final int maximumGauges;
    private final Counter refused;

    record GaugeKey(String name, Tags labels) {}

    private RoleMetrics(String role, int maximumGauges) {
        this.maximumGauges = maximumGauges;
        registry.config().meterFilter(KafkaMeters.allowed());
        this.refused =
                counter("series.refused", "Gauge series refused because the process has its maximum", Tags.empty());
        Gauge.builder(PREFIX + "build.info", () -> 1)
                .description("Always 1; its labels say what runs here")
                .tags("version", BuildInfo.version(), "role", role)
                .register(registry);
    }

    /** @param role the label of {@code driftmeter_build_info}, such as monitor */
    public static RoleMetrics create(String role) {
        return create(role, MAXIMUM_GAUGES);
    }

    static RoleMetrics create(String role, int maximumGauges) {
        RoleMetrics metrics = new RoleMetrics(role, maximumGauges);
        metrics.bindJvm();
        return metrics;
    }

    /**
     * A counter, the same one for the same name and labels.
     *
     * @param name dotted and without prefix or suffix: {@code records} becomes {@code driftmeter_records_total}
     * @param labels of bounded cardinality: never an id, never a value from the data
     */
    public Counter counter(String name, String sentence, Tags labels) {
        return Counter.builder(PREFIX + name).description(sentence).tags(labels).register(registry);
    }

    /** A counter that is read from its owner at each scrape. */
    public <T> void counter(String name, String sentence, Tags labels, T owner, ToDoubleFunction<T> count) {
        FunctionCounter.builder(PREFIX + name, owner, count)
                .description(sentence)
                .tags(labels)
                .register(registry);
    }

    /** A gauge that is read from its owner at each scrape, as long as the process lives. */
    public <T> void gauge(String name, String sentence, Tags labels, T owner, ToDoubleFunction<T> figure) {
        Gauge.builder(PREFIX + name, owner, figure)
                .description(sentence)
                .tags(labels)
                .strongReference(true)
                .register(registry);
    }

    /**
     * A gauge whose series exists until its holder closes it. Of several holders of one series the newest has it: a task
     * that moves to another thread takes its series along, and the old owner's close does not remove it. Beyond the maximum
     * number of series a gauge is handed out that shows nothing.
     *
     * @param name dotted and without prefix: {@code drift.score} becomes {@code driftmeter_drift_score}
     */
    public OwnedGauge gauge(String name, String sentence, Tags labels) {
        GaugeKey key = new GaugeKey(name, labels);
        OwnedGauge gauge = new OwnedGauge(owned -> release(key, owned));
        synchronized (gauges) {
            OwnedGauge before = gauges.get(key);
            if (before == null && gauges.size() >= maximumGauges) {
                refused.increment();
                return gauge;
            }
            gauges.put(key, gauge);
            gauge.own(before == null ? register(key, sentence) : before.disown());
        }
        return gauge;
    }

    /** Shows the clients of a started Kafka Streams application. */
    public void bind(KafkaStreams streams) {
        own(new KafkaStreamsMetrics(streams)).bindTo(registry);
    }

    /** All series, in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        while (!bound.isEmpty()) {
            try {
                bound.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot close the metrics", e);
            }
        }
        registry.close();
    }

    private Meter register(GaugeKey key, String sentence) {
        return Gauge.builder(PREFIX + key.name(), () -> value(key))
                .description(sentence)
                .tags(key.labels())
                .register(registry);
    }

    private double value(GaugeKey key) {
        OwnedGauge gauge = gauges.get(key);
        return gauge == null ? Double.NaN : gauge.value();
    }

    private void release(GaugeKey key, OwnedGauge gauge) {
        synchronized (gauges) {
            if (gauges.remove(key, gauge)) {
                registry.remove(gauge.disown());
            }
        }
    }

    private void bindJvm() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        own(new JvmGcMetrics()).bindTo(registry);
    }

    private <T extends AutoCloseable> T own(T binder) {
        bound.push(binder);
        return binder;
    }
}
