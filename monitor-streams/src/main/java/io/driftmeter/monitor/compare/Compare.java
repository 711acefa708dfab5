package io.driftmeter.monitor.compare;

import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartialsMessage;
import io.driftmeter.monitor.avro.SeriesState;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.definitions.DefinitionsSource;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.watermark.Watermarks;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Merges the partials of all tasks, pane by pane, and reports each window twice: ON_TIME when every partition has passed its
 * end by the grace, FINAL when every partition has by the lateness.
 *
 * <p>Windows are looked at when a watermark has moved or a rule was adopted, those of a series only when one may be due
 * ({@link Waits}), and all when definitions have changed.
 */
@SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else.
public final class Compare implements Processor<String, PartialsMessage, String, DriftReport> {

    private static final Duration DEFINITIONS_INTERVAL = Duration.ofSeconds(1);

    private final Set<String> inputs;
    private final DefinitionsSource definitions;
    private final Function<Reference, ReferenceProfile> profiles;
    private final MonitorMetrics metrics;
    private PaneStore panes;
    private SeriesBook series;
    private Watermarks watermarks;
    private Waits waits;
    private Reporting reporting;
    private @Nullable DefinitionsSnapshot lastSeen;

    private Compare(
            Set<String> inputs,
            DefinitionsSource definitions,
            Function<Reference, ReferenceProfile> profiles,
            MonitorMetrics metrics) {
        this.inputs = inputs;
        this.definitions = definitions;
        this.profiles = profiles;
        this.metrics = metrics;
    }

    /**
     * Supplies the processor with its stores.
     *
     * @param inputs all input topics
     * @param definitions definitions and references
     * @param profiles the cells of a reference
     * @param metrics counts reports
     */
    public static ProcessorSupplier<String, PartialsMessage, String, DriftReport> supplier(
            Set<String> inputs,
            DefinitionsSource definitions,
            Function<Reference, ReferenceProfile> profiles,
            MonitorMetrics metrics) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, PartialsMessage, String, DriftReport> get() {
                return new Compare(inputs, definitions, profiles, metrics);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return CompareStores.builders();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, DriftReport> context) {
        panes = new PaneStore(context.getStateStore(CompareStores.PANES));
        series = new SeriesBook(context.getStateStore(CompareStores.SERIES));
        watermarks = new Watermarks(context.getStateStore(CompareStores.WATERMARKS));
        waits = new Waits(watermarks);
        Learning learning = new Learning(new LearnedStore(context.getStateStore(CompareStores.LEARNED)));
        reporting = new Reporting(panes, series, learning, watermarks, profiles, metrics, report -> {
            SeriesKey key = new SeriesKey(report.getModel(), report.getModelVersion(), report.getSegment());
            context.forward(new Record<>(key.toString(), report, context.currentSystemTimeMs()));
        });
        context.schedule(DEFINITIONS_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> {
            if (definitions.current() != lastSeen) {
                report();
            }
        });
    }

    @Override
    public void process(Record<String, PartialsMessage> record) {
        Object body = record.value().getBody();
        if (body instanceof Partial partial) {
            merge(partial);
        } else if (body instanceof Watermark watermark && watermarks.hear(watermark)) {
            report();
        }
    }

    private void merge(Partial partial) {
        Rulebook rules = new Rulebook(definitions.current(), inputs);
        SeriesKey key = SeriesKey.parse(partial.getSeries());
        SeriesState state = series.state(partial.getSeries());
        long openPane =
                Panes.firstFrom(Math.max(state.getClosedUntil(), state.getFatesUntil()), partial.getPaneLength());
        if (partial.getPaneStart() + partial.getPaneLength() <= closedUntil(partial, rules.revisions(key), state)) {
            panes.addAfterFinal(partial, openPane);
            waits.paneAdded(partial.getSeries(), openPane);
            return;
        }
        Partial counted = partial;
        if (partial.getPaneStart() < state.getFatesUntil()) {
            panes.addFates(partial, openPane);
            waits.paneAdded(partial.getSeries(), openPane);
            counted = Partial.newBuilder(partial).setFates(List.of()).build();
        }
        panes.add(
                counted,
                Optional.ofNullable(partial.getReferenceId())
                        .flatMap(referenceId -> rules.reference(key, referenceId))
                        .map(profiles));
        waits.paneAdded(partial.getSeries(), partial.getPaneStart());
    }

    /** Up to where windows of the partial's own revision are final: those of another may be sooner, by a shorter lateness. */
    private static long closedUntil(Partial partial, List<MonitorDefinition> revisions, SeriesState state) {
        return revisions.stream()
                .filter(definition -> definition.getRevision() == partial.getDefinitionRevision())
                .flatMap(definition -> definition.getDriftWindows().stream())
                .mapToLong(window ->
                        SeriesBook.progress(state, WindowFamily.of(window)).getFinalUntil())
                .max()
                .orElse(state.getClosedUntil());
    }

    private void report() {
        DefinitionsSnapshot snapshot = definitions.current();
        if (snapshot != lastSeen) {
            waits.forget();
            lastSeen = snapshot;
        }
        Rulebook rules = new Rulebook(snapshot, inputs);
        for (String name : series.series()) {
            if (waits.mayBeDue(name)) {
                waits.put(name, reporting.report(SeriesKey.parse(name), rules));
            }
        }
    }
}
