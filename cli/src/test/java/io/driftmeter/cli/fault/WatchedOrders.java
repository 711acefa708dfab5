package io.driftmeter.cli.fault;

import io.driftmeter.alerting.policy.DriftReading;
import io.driftmeter.alerting.policy.Observation;
import io.driftmeter.alerting.policy.SeriesState;
import io.driftmeter.alerting.retraining.RetrainingDecision;
import io.driftmeter.alerting.topology.ModelPolicy;
import io.driftmeter.alerting.topology.ModelState;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.DailyPattern;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Judgement;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.RecordFate;
import io.driftmeter.avro.RetrainingDefinition;
import io.driftmeter.avro.RetrainingTrigger;
import io.driftmeter.avro.WindowLength;
import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.Partial;
import io.driftmeter.monitor.avro.PartialsMessage;
import io.driftmeter.monitor.avro.PartitionFate;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.compare.Compare;
import io.driftmeter.monitor.definitions.KnownDefinitions;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.reference.ReferenceCodec;
import io.driftmeter.monitor.reference.ReferenceScope;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.watermark.Rules;
import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The orders' model under the monitor and the policy: rows in, reports, alerts and triggers out, by the product's own operators. */
final class WatchedOrders {
    private static final String TOPIC = "orders-features";

    private final ReferenceProfile profile;
    private final Reference reference;
    private final Path state;
    private final MonitorDefinition definition = definition();

    final List<DriftReport> reports = new ArrayList<>();
    final List<AlertEvent> alerts = new ArrayList<>();
    final List<RetrainingTrigger> triggers = new ArrayList<>();

    /**
     * @param state a folder of its own
     */
    WatchedOrders(ReferenceProfile profile, Path state) {
        this.state = state;
        this.profile = profile;
        List<io.driftmeter.avro.ReferenceProfile> parts =
                ReferenceCodec.toParts(profile, ReferenceScope.always(SensorModel.NAME, "1"));
        this.reference = new Reference(parts.get(0).getReferenceId(), parts);
    }

    private static MonitorDefinition definition() {
        return MonitorDefinition.newBuilder()
                .setModel(SensorModel.NAME)
                .setRevision(1)
                .setFeaturesTopic(TOPIC)
                .setDriftWindows(List.of(new WindowLength(SensorModel.WINDOW, SensorModel.WINDOW, null)))
                .setGraceMilliseconds(0)
                .setLatenessMilliseconds(SensorModel.PANE)
                .setJudgement(Judgement.newBuilder()
                        .setDailyPattern(DailyPattern.NONE)
                        .build())
                .setAlerting(AlertingDefinition.newBuilder().build())
                .setRetraining(RetrainingDefinition.newBuilder()
                        .setSustainedDriftWindows(2)
                        .build())
                .build();
    }

    /** Watches windows in which a scenario begins at a pane. */
    void watch(Scenario scenario, int windows, int from, Random random) {
        MockProcessorContext<String, DriftReport> context =
                new MockProcessorContext<>(new Properties(), new TaskId(0, 0), state.toFile());
        context.setCurrentSystemTimeMs(0);
        KnownDefinitions definitions = new KnownDefinitions(1, List.of(definition), List.of(reference));
        ProcessorSupplier<String, PartialsMessage, String, DriftReport> supplier =
                Compare.supplier(Set.of(TOPIC), () -> definitions, known -> profile, MonitorMetrics.NONE);
        List<StateStore> stores = new ArrayList<>();
        supplier.stores().forEach(builder -> {
            StateStore store = builder.withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            stores.add(store);
        });
        Processor<String, PartialsMessage, String, DriftReport> compare = supplier.get();
        compare.init(context);
        List<Adoption> adoptions = List.of(
                new Adoption(Rules.definition(SensorModel.NAME, 1), 0L),
                new Adoption(Rules.reference(SensorModel.NAME, "1", reference.referenceId()), 0L));
        for (int pane = 0; pane < windows * SensorModel.PANES; pane++) {
            compare.process(message(partial(pane, pane >= from ? scenario : null, random)));
        }
        long end = windows * SensorModel.WINDOW + 2 * SensorModel.PANE;
        compare.process(message(new Watermark(TOPIC, 0, 1, end, null, adoptions)));
        context.forwarded().forEach(forwarded -> reports.add(forwarded.record().value()));
        stores.forEach(StateStore::close);
        decide();
    }

    private static Record<String, PartialsMessage> message(Object body) {
        return new Record<>("", new PartialsMessage(body), 0);
    }

    private Partial partial(int pane, @Nullable Scenario scenario, Random random) {
        ProfileCounts counts = new ProfileCounts(profile);
        int ahead = 0;
        for (int row = 0; row < SensorModel.ROWS_PER_PANE; row++) {
            Map<String, Object> values = SensorModel.row(random);
            if (scenario != null && random.nextDouble() < scenario.aheadShare()) {
                ahead++;
            } else {
                count(counts, scenario == null ? values : scenario.change().apply(values));
            }
        }
        long rows = SensorModel.ROWS_PER_PANE - ahead;
        return Partial.newBuilder()
                .setSeries(SensorModel.NAME + "|1|all")
                .setPaneStart(pane * SensorModel.PANE)
                .setPaneLength(SensorModel.PANE)
                .setLate(false)
                .setDefinitionRevision(1)
                .setReferenceId(reference.referenceId())
                .setCounts(ByteBuffer.wrap(counts.toBytes(new FeatureRange(0, counts.features()))))
                .setFeatureRows(rows)
                .setFates(List.of(
                        new PartitionFate(TOPIC, 0, RecordFate.ON_TIME.name(), rows),
                        new PartitionFate(TOPIC, 0, RecordFate.FUTURE.name(), (long) ahead)))
                .build();
    }

    private static void count(ProfileCounts counts, Map<String, Object> values) {
        for (int index = 0; index < counts.features(); index++) {
            FeatureCounts feature = counts.feature(index);
            Object value = values.get(counts.reference().features().get(index).name());
            if (value == null || value == Scenario.Missing.VALUE) {
                feature.addMissing();
            } else if (value instanceof Double number) {
                feature.add((double) number);
            } else if (value instanceof Boolean truth) {
                feature.add((boolean) truth);
            } else {
                feature.add(value.toString());
            }
        }
    }

    private void decide() {
        ModelState model = ModelState.EMPTY;
        SeriesState series = SeriesState.EMPTY;
        for (DriftReport report : reports) {
            Observation observation = DriftReading.of(List.of(report), definition);
            ModelPolicy.Outcome outcome = ModelPolicy.apply(model, series, observation, definition);
            model = outcome.model();
            series = outcome.series();
            alerts.addAll(outcome.alerts());
            if (outcome.retraining() instanceof RetrainingDecision.Triggered triggered) {
                triggers.add(triggered.trigger());
            }
        }
    }
}
