package io.driftmeter.benchmarks.speed;

import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.verdict.BudgetShare;
import io.driftmeter.statistics.verdict.DriftJudge;
import io.driftmeter.statistics.verdict.DriftSettings;
import io.driftmeter.statistics.verdict.FalseAlarmBudget;
import io.driftmeter.statistics.verdict.WindowFinding;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Cost of a window's counts of 100 features, 90 numeric and 10 categorical, 1,000 rows: merging, writing, reading and judging them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class WindowBenchmark {
    private static final int NUMERIC = 90;
    private static final int CATEGORICAL = 10;
    private static final int ROWS = 1_000;

    private final ReferenceProfile reference;
    private final FeatureRange allFeatures;
    private final ProfileCounts window;
    private final ProfileCounts part;
    private final byte[] written;
    private final DriftJudge judge = new DriftJudge(DriftSettings.defaults());
    private final double windowLevel;

    public WindowBenchmark() {
        SampleModel model = new SampleModel(NUMERIC, CATEGORICAL, 2);
        reference = model.reference();
        allFeatures = new FeatureRange(0, reference.features().size());
        window = model.window(reference, ROWS);
        part = model.window(reference, ROWS);
        written = part.toBytes(allFeatures);
        windowLevel = new FalseAlarmBudget(1, Duration.ofDays(30).toMillis())
                .windowLevel(BudgetShare.ofWholeTraffic(3, 4, 1, SampleModel.WINDOW_MILLISECONDS));
    }

    /** Another part's counts into a window's, and out again, as a hopping window does. */
    @Benchmark
    public ProfileCounts mergeAndSubtract() {
        window.merge(part);
        window.subtract(part);
        return window;
    }

    /** Another part's counts into new ones. */
    @Benchmark
    public ProfileCounts mergeIntoNew() {
        ProfileCounts merged = new ProfileCounts(reference);
        merged.merge(part);
        return merged;
    }

    /** Counts to bytes, as a partial carries them. */
    @Benchmark
    public byte[] serialize() {
        return part.toBytes(allFeatures);
    }

    /** Bytes to counts, merged into new ones. */
    @Benchmark
    public ProfileCounts deserialize() {
        ProfileCounts read = new ProfileCounts(reference);
        read.addFrom(written, allFeatures);
        return read;
    }

    /** A window's finding: every statistic and verdict of 100 features. */
    @Benchmark
    public WindowFinding evaluate() {
        return judge.judge(window, SampleModel.WINDOW_MILLISECONDS, windowLevel);
    }
}
