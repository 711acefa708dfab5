package io.driftmeter.benchmarks.speed;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.concurrent.TimeUnit;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Cost of counting one value, beside the cost of putting it into a quantile sketch. Each iteration starts with new counts and a new sketch, as
 * each window does; values differ from one to the next, so that branches cannot be learned by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CountingBenchmark {
    private static final int VALUES = 1 << 16;
    private static final int SKETCH_SIZE = 200;

    private final double[] numbers = new double[VALUES];
    private final String[] categories = new String[VALUES];
    private final ReferenceProfile reference;
    private FeatureCounts numericCounts;
    private FeatureCounts categoryCounts;
    private KllDoublesSketch sketch;

    public CountingBenchmark() {
        SampleModel model = new SampleModel(1, 1, 1);
        reference = model.reference();
        for (int i = 0; i < VALUES; i++) {
            numbers[i] = model.number();
            categories[i] = model.category();
        }
        numericCounts = newCounts("number_0");
        categoryCounts = newCounts("category_0");
        sketch = KllDoublesSketch.newHeapInstance(SKETCH_SIZE);
    }

    private FeatureCounts newCounts(String feature) {
        return reference.feature(feature).orElseThrow().newCounts();
    }

    /** A new window. */
    @Setup(Level.Iteration)
    public void startWindow() {
        numericCounts = newCounts("number_0");
        categoryCounts = newCounts("category_0");
        sketch = KllDoublesSketch.newHeapInstance(SKETCH_SIZE);
    }

    /** A number into 200 cells, with moments and magnitudes. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public FeatureCounts addNumber() {
        for (double number : numbers) {
            numericCounts.add(number);
        }
        return numericCounts;
    }

    /** A text into 50 categories. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public FeatureCounts addCategory() {
        for (String category : categories) {
            categoryCounts.add(category);
        }
        return categoryCounts;
    }

    /** The baseline: a number into a KLL sketch of its default size. */
    @Benchmark
    @OperationsPerInvocation(VALUES)
    public KllDoublesSketch updateKllSketch() {
        for (double number : numbers) {
            sketch.update(number);
        }
        return sketch;
    }
}
