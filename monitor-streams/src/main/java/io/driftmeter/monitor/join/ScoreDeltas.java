package io.driftmeter.monitor.join;

import io.driftmeter.avro.Task;
import io.driftmeter.monitor.avro.InputSupport;
import io.driftmeter.monitor.avro.ScorePartial;
import io.driftmeter.monitor.avro.ScoresMessage;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.commit.Uncommitted;
import io.driftmeter.statistics.performance.BinaryCounts;
import io.driftmeter.statistics.performance.MulticlassCounts;
import io.driftmeter.statistics.performance.PerformanceCounts;
import io.driftmeter.statistics.performance.RegressionCounts;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What a join task has counted since its last commit, as signed differences, and how far it has come. */
public final class ScoreDeltas implements Uncommitted<String, ScoresMessage> {

    /** Key of what goes to every partition. */
    public static final String TO_ALL = "";

    private final Map<ScoreKey, PerformanceCounts> counts = new LinkedHashMap<>();
    private final List<InputSupport> inputs = new ArrayList<>();
    private @Nullable JoinProgress progress;

    /** Takes in where the task's watermarks come from. */
    void follow(JoinProgress joinProgress) {
        progress = joinProgress;
    }

    /** Passes on how far inputs lie outside the reference. */
    void add(InputSupport support) {
        inputs.add(support);
    }

    /** Counts a contribution by the task of {@code rules}. */
    void add(Contribution contribution, Task task) {
        contribution
                .entries()
                .forEach((entry, times) -> add(counts.computeIfAbsent(entry.key(), key -> empty(task)), entry, times));
    }

    private static void add(PerformanceCounts counts, Contribution.Entry entry, int times) {
        if (entry.fact() instanceof Contribution.Made made) {
            counts.addPredictions(times);
            if (made.latencyMilliseconds() != null) {
                counts.addLatency(made.latencyMilliseconds(), times);
            }
            if (made.answer() != null) {
                counts.addAnswer(made.answer(), times);
            }
        } else if (entry.fact() instanceof Contribution.Unlabelled unlabelled) {
            counts.addUnlabelled(unlabelled.cause(), times);
        } else if (entry.fact() instanceof Contribution.Labelled labelled) {
            counts.addLabelAge(labelled.ageMilliseconds(), times);
            for (int time = 0; time < Math.abs(times); time++) {
                if (times > 0) {
                    counts.add(labelled.outcome());
                } else {
                    counts.remove(labelled.outcome());
                }
            }
        }
    }

    private static PerformanceCounts empty(Task task) {
        return switch (task) {
            case BINARY -> new BinaryCounts();
            case MULTICLASS -> new MulticlassCounts();
            case REGRESSION -> new RegressionCounts();
            case UNKNOWN -> throw new IllegalArgumentException("A prediction was accepted for an unknown task");
        };
    }

    /** The task of the rules. */
    static Task task(ScoringRules rules) {
        return Task.valueOf(rules.getTask());
    }

    @Override
    public boolean hasNews(long now) {
        return progress != null && !progress.unsaid().isEmpty();
    }

    @Override
    public void flush(long now, Consumer<Record<String, ScoresMessage>> downstream) {
        counts.forEach((key, counted) -> {
            if (!counted.isEmpty()) {
                downstream.accept(new Record<>(key.series(), new ScoresMessage(partial(key, counted)), now));
            }
        });
        counts.clear();
        inputs.forEach(
                support -> downstream.accept(new Record<>(support.getSeries(), new ScoresMessage(support), now)));
        inputs.clear();
        if (progress != null) {
            for (Watermark watermark : progress.unsaid()) {
                downstream.accept(new Record<>(TO_ALL, new ScoresMessage(watermark), now));
                progress.said(watermark);
            }
        }
    }

    private static ScorePartial partial(ScoreKey key, PerformanceCounts counted) {
        return new ScorePartial(
                key.series(),
                key.paneStart(),
                key.paneLength(),
                key.definitionRevision(),
                key.knownBy(),
                ByteBuffer.wrap(counted.toBytes()));
    }
}
