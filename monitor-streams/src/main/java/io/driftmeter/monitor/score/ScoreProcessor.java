package io.driftmeter.monitor.score;

import io.driftmeter.avro.PerformanceReport;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.ScorePartial;
import io.driftmeter.monitor.avro.ScoredSeries;
import io.driftmeter.monitor.avro.ScoredWindow;
import io.driftmeter.monitor.avro.ScoresMessage;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import io.driftmeter.monitor.runtime.MonitorMetrics;
import io.driftmeter.monitor.watermark.Watermarks;
import io.driftmeter.schemas.cloudevents.CloudEvent;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Feeds {@link Score} from the topic scores, and passes on the reports with their CloudEvents headers. */
final class ScoreProcessor extends ContextualProcessor<String, ScoresMessage, String, PerformanceReport> {

    private static final String AVRO = "application/avro";

    private final Supplier<DefinitionsSnapshot> definitions;
    private final MonitorMetrics metrics;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init() before anything else.
    private Score score;

    @SuppressWarnings("NullAway.Init")
    private Watermarks watermarks;

    ScoreProcessor(Supplier<DefinitionsSnapshot> definitions, MonitorMetrics metrics) {
        this.definitions = definitions;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<String, PerformanceReport> context) {
        super.init(context);
        KeyValueStore<String, byte[]> panes = context.getStateStore(ScoreTopology.PANES);
        KeyValueStore<String, ScoredSeries> series = context.getStateStore(ScoreTopology.SERIES);
        KeyValueStore<String, WatermarkState> heard = context.getStateStore(ScoreTopology.WATERMARKS);
        KeyValueStore<String, ScoredWindow> earlier = context.getStateStore(ScoreTopology.EARLIER);
        KeyValueStore<String, InputSupport> inputs = context.getStateStore(ScoreTopology.INPUTS);
        watermarks = new Watermarks(heard);
        score = new Score(
                new ScorePanes(panes),
                new InputSupports(inputs),
                new ScoreProgress(series),
                new EarlierWindows(earlier),
                watermarks,
                this::report);
    }

    @Override
    public void process(Record<String, ScoresMessage> record) {
        Object body = record.value().getBody();
        if (body instanceof ScorePartial partial) {
            score.merge(partial, definitions.get());
        } else if (body instanceof InputSupport support) {
            score.merge(support, definitions.get());
        } else if (body instanceof Watermark watermark && watermarks.hear(watermark)) {
            score.evaluate(definitions.get());
        }
    }

    private void report(PerformanceReport report) {
        metrics.reported(report.getStage(), report.getWindowEnd().toEpochMilli());
        Headers headers = new RecordHeaders();
        CloudEvent.of(report).writeTo(headers, AVRO);
        String key = String.join("|", report.getModel(), report.getModelVersion(), report.getSegment());
        context().forward(new Record<>(key, report, context().currentSystemTimeMs(), headers));
    }
}
