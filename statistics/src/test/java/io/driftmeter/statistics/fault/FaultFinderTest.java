package io.driftmeter.statistics.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.statistics.counts.FeatureCounts;
import io.driftmeter.statistics.counts.NumericCounts;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.NumericReference;
import io.driftmeter.statistics.reference.ReferenceBuilder;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.ReferenceSettings;
import io.driftmeter.statistics.reference.SeasonSlots;
import io.driftmeter.statistics.reference.SeasonalCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows of eight slices of a price and a width, in which something happens from a slice on. */
class FaultFinderTest {
    private static final long SEED = 20261121;
    private static final int SLICES = 8;
    private static final int ROWS = 150;
    private static final long SLICE = 60_000;
    private static final FaultFinder FINDER = new FaultFinder(new FaultRules(100, 0.05));

    private final Random random = new Random(SEED);
    private final ReferenceProfile reference = reference();

    private static double price(Random random) {
        return Math.exp(3 + 0.4 * random.nextGaussian());
    }

    private static double width(Random random) {
        return 500 + 20 * random.nextGaussian();
    }

    private static ReferenceProfile reference() {
        Random random = new Random(SEED + 1);
        ReferenceBuilder builder = new ReferenceBuilder(ReferenceSettings.DEFAULT);
        for (int row = 0; row < 20_000; row++) {
            builder.add(Map.of("price", price(random), "width", width(random)), OptionalLong.empty());
        }
        return builder.build(Optional.empty());
    }

    /** Those that can follow on prices, which are from 3 to some 100. */
    static Stream<Conversion> listed() {
        return Conversion.LISTED.stream().filter(conversion -> conversion.canFollow(3, 150));
    }

    @ParameterizedTest
    @MethodSource("listed")
    void shouldNameEachListedConversionAndSinceWhen(Conversion conversion) {
        assertThat(find(window("price", 5, conversion.apply(), 1)))
                .as(conversion.words())
                .hasEntrySatisfying("price", fault -> {
                    assertThat(fault.kind()).isEqualTo(FaultKind.UNIT_CHANGE);
                    assertThat(fault.explanation()).contains(conversion.words());
                    assertThat(fault.since()).isEqualTo(5 * SLICE);
                    assertThat(fault.explainedShare()).isGreaterThan(0.95);
                });
    }

    @Test
    void shouldNotNameAConversionThatExplainsUnderNineTenthsOfTheRows() {
        assertThat(find(window("price", 0, value -> value * 100, 0.8))).isEmpty();
        assertThat(find(window("price", 0, value -> value * 100, 0.97))).containsOnlyKeys("price");
    }

    @Test
    void shouldNotNameAFactorThatIsNotListedNorAShift() {
        for (double factor : new double[] {2, 3, 5, 30}) {
            assertThat(find(window("price", 0, value -> value * factor, 1)))
                    .as("factor " + factor)
                    .isEmpty();
        }
        for (double shift : new double[] {-200, -60, 30, 60, 200}) {
            assertThat(find(window("width", 0, value -> value + shift, 1)))
                    .as("shift " + shift)
                    .isEmpty();
        }
    }

    @Test
    void shouldNotNameAChangeThatCreepsIn() {
        List<Slice> slices = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            double factor = Math.pow(10, Math.min(1, slice / 5.0));
            slices.add(slice("price", slice, value -> value * factor, 1));
        }
        assertThat(find(List.of(feature("price", slices)))).isEmpty();
    }

    @Test
    void shouldNameBothOfTwoFeaturesThatChangePlaces() {
        List<Slice> prices = new ArrayList<>();
        List<Slice> widths = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            boolean swapped = slice >= 3;
            prices.add(slice("price", slice, value -> swapped ? width(random) : value, 1));
            widths.add(slice("width", slice, value -> swapped ? price(random) : value, 1));
        }
        Map<String, Fault> faults = find(List.of(feature("price", prices), feature("width", widths)));
        assertThat(faults)
                .hasEntrySatisfying(
                        "price", fault -> assertThat(fault.otherFeature()).contains("width"));
        assertThat(faults)
                .hasEntrySatisfying(
                        "width", fault -> assertThat(fault.otherFeature()).contains("price"));
        assertThat(faults.values())
                .extracting(Fault::kind, Fault::since)
                .containsOnly(org.assertj.core.groups.Tuple.tuple(FaultKind.SWAPPED_FEATURES, 3 * SLICE));
    }

    /** An afternoon of one feature can look like a day of another. */
    @Test
    void shouldNotSayOfFeaturesWhoseHoursDifferThatTheyChangedPlacesUnlessTheyDrifted() {
        List<Slice> prices = new ArrayList<>();
        List<Slice> widths = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            boolean alike = slice >= SLICES / 2;
            prices.add(slice("price", slice, value -> alike ? width(random) : value, 1));
            widths.add(slice("width", slice, value -> alike ? price(random) : value, 1));
        }
        assertThat(find(List.of(seasonal("price", prices, false), seasonal("width", widths, false))))
                .isEmpty();
        assertThat(find(List.of(seasonal("price", prices, true), seasonal("width", widths, true))))
                .containsOnlyKeys("price", "width");
    }

    private FeatureSlices seasonal(String name, List<Slice> slices, boolean drifted) {
        NumericReference whole = (NumericReference) reference.feature(name).orElseThrow();
        long[] cells = whole.counts().cellCounts();
        SeasonalCounts seasons = new SeasonalCounts(Collections.nCopies(SeasonSlots.COUNT, cells), 28, List.of());
        NumericReference feature = new NumericReference(
                name, whole.counts(), List.of(), OptionalDouble.empty(), Optional.of(seasons), List.of(), 0);
        return new FeatureSlices(feature, cells, drifted, true, slices);
    }

    @Test
    void shouldTellAStuckValueFromOneThatHasOnlyMovedBeyondTheReference() {
        assertThat(find(window("width", 2, value -> 700, 1)).values())
                .extracting(Fault::kind)
                .containsExactly(FaultKind.STUCK_VALUE);
        assertThat(find(window("width", 2, value -> value + 200, 1))).isEmpty();
    }

    @Test
    void shouldNameClocksByWhatBecameOfTheRecords() {
        List<ClockSkew.Records> records = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            records.add(new ClockSkew.Records(slice * SLICE, 100, slice < 4 ? 0 : 30, 2));
        }
        Fault fault = ClockSkew.in(records, new FaultRules(100, 0.05)).orElseThrow();
        assertThat(fault.since()).isEqualTo(4 * SLICE);
        assertThat(fault.explainedShare()).isEqualTo(0.3);
        assertThat(ClockSkew.in(records.subList(0, 4), new FaultRules(100, 0.05)))
                .isEmpty();
    }

    private static Map<String, Fault> find(List<FeatureSlices> features) {
        return FINDER.find(features);
    }

    private List<FeatureSlices> window(String name, int from, DoubleUnaryOperator change, double share) {
        List<Slice> slices = new ArrayList<>();
        for (int slice = 0; slice < SLICES; slice++) {
            slices.add(slice(name, slice, slice < from ? value -> value : change, share));
        }
        return List.of(feature(name, slices));
    }

    private Slice slice(String name, int slice, DoubleUnaryOperator change, double share) {
        FeatureCounts counts = reference.feature(name).orElseThrow().newCounts();
        for (int row = 0; row < ROWS; row++) {
            double value = name.equals("price") ? price(random) : width(random);
            counts.add(random.nextDouble() < share ? change.applyAsDouble(value) : value);
        }
        return new Slice(slice * SLICE, counts);
    }

    private FeatureSlices feature(String name, List<Slice> slices) {
        FeatureReference feature = reference.feature(name).orElseThrow();
        return new FeatureSlices(feature, ((NumericCounts) feature.counts()).cellCounts(), true, true, slices);
    }
}
