package io.driftmeter.statistics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.statistics.counts.CorruptCountsException;
import io.driftmeter.statistics.distribution.Measurement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the counts of every task must hold; the seed is in the message of a failure. */
class PerformanceCountsContractTest {
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = 200;

    enum Task {
        BINARY(
                BinaryCounts::new,
                random -> new Outcome.Binary(
                        random.nextBoolean(),
                        random.nextInt(10) == 0
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(random.nextDouble(-0.1, 1.1)),
                        random.nextBoolean())),
        MULTICLASS(
                MulticlassCounts::new,
                random -> new Outcome.Multiclass(
                        "class " + random.nextInt(7),
                        "class " + random.nextInt(7),
                        random.nextInt(5) == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble()),
                        random.nextInt(-1, 8))),
        REGRESSION(
                RegressionCounts::new,
                random -> new Outcome.Regression(
                        random.nextGaussian(), random.nextInt(20) == 0 ? 1e200 : random.nextGaussian() * 1e3));

        private final Supplier<PerformanceCounts> empty;
        private final Function<Random, Outcome> outcome;

        Task(Supplier<PerformanceCounts> empty, Function<Random, Outcome> outcome) {
            this.empty = empty;
            this.outcome = outcome;
        }

        PerformanceCounts count(List<Outcome> outcomes) {
            PerformanceCounts counts = empty.get();
            counts.addPredictions(outcomes.size());
            outcomes.forEach(counts::add);
            outcomes.forEach(outcome -> addOthers(counts, outcome, 1));
            return counts;
        }

        /** What is counted of a prediction beside its outcome. */
        static void addOthers(PerformanceCounts counts, Outcome outcome, int times) {
            int hash = outcome.hashCode();
            counts.addLatency(hash & 0xFFF, times);
            counts.addUnlabelled(UnlabelledCause.values()[Math.floorMod(hash, 3)], times);
            counts.addAnswer(
                    new ScoredAnswer(
                            "class " + (hash & 1),
                            new TreeMap<>(Map.of("class 0", (hash & 0xFF) / 250.0, "class 1", (hash & 0xF) / 15.0))),
                    times);
        }
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void shouldGiveTheSameBytesInAnyOrderAndAnyPartition(Task task) {
        forRandomOutcomes(task, (random, outcomes) -> {
            byte[] whole = task.count(outcomes).toBytes();
            List<Outcome> shuffled = new ArrayList<>(outcomes);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(outcomes.size() + 1);
            PerformanceCounts first = task.count(shuffled.subList(0, cut));
            PerformanceCounts second = task.count(shuffled.subList(cut, shuffled.size()));
            second.merge(first);
            assertThat(second.toBytes()).isEqualTo(whole);
        });
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void shouldTakeOutWhatWasPutIn(Task task) {
        forRandomOutcomes(task, (random, outcomes) -> {
            PerformanceCounts difference = task.empty.get();
            outcomes.forEach(difference::remove);
            outcomes.forEach(outcome -> Task.addOthers(difference, outcome, -1));
            difference.addPredictions(-outcomes.size());
            PerformanceCounts counts = task.count(outcomes);
            counts.merge(PerformanceCounts.fromBytes(difference.toBytes()));
            assertThat(counts.isEmpty()).isTrue();
            assertThat(counts.toBytes()).isEqualTo(task.empty.get().toBytes());
        });
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void shouldRoundTripAndRefuseDamagedBytes(Task task) {
        forRandomOutcomes(task, (random, outcomes) -> {
            byte[] bytes = task.count(outcomes).toBytes();
            assertThat(PerformanceCounts.fromBytes(bytes).toBytes()).isEqualTo(bytes);
            assertThatThrownBy(() -> PerformanceCounts.fromBytes(Arrays.copyOf(bytes, random.nextInt(bytes.length))))
                    .isInstanceOf(CorruptCountsException.class);
            assertThatThrownBy(() -> PerformanceCounts.fromBytes(Arrays.copyOf(bytes, bytes.length + 1)))
                    .hasMessage("corrupt counts: bytes after the end");
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                assertThat(PerformanceCounts.fromBytes(flipped).metrics()).allSatisfy(this::assertNoNaN);
            } catch (CorruptCountsException refused) {
                assertThat(refused).hasMessageStartingWith("corrupt counts: ");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void shouldNotShareStateWithWhatWasMerged(Task task) {
        forRandomOutcomes(task, (random, outcomes) -> {
            PerformanceCounts source = task.count(outcomes);
            byte[] before = source.toBytes();
            PerformanceCounts target = task.empty.get();
            target.merge(source);
            target.merge(source);
            assertThat(source.toBytes()).isEqualTo(before);
        });
    }

    @Test
    void shouldRefuseOutcomesAndCountsOfAnotherTask() {
        Outcome number = new Outcome.Regression(1, 2);
        assertThatThrownBy(() -> new BinaryCounts().add(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MulticlassCounts().add(number)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RegressionCounts().merge(new BinaryCounts()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void assertNoNaN(MetricValue metric) {
        if (metric.value() instanceof Measurement.Measured measured) {
            assertThat(measured.figure()).isFinite();
        }
        Stream.of(metric.standardError(), metric.errorBound())
                .flatMapToDouble(OptionalDouble::stream)
                .forEach(value -> assertThat(value).isFinite().isNotNegative());
    }

    private interface Check {
        void on(Random random, List<Outcome> outcomes);
    }

    private static void forRandomOutcomes(Task task, Check check) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            List<Outcome> outcomes = Stream.generate(() -> task.outcome.apply(random))
                    .limit(random.nextInt(60))
                    .toList();
            try {
                check.on(random, outcomes);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + (SEED + round) + ", " + outcomes, failure);
            }
        }
    }
}
