package io.driftmeter.benchmarks.throughput;

import io.driftmeter.monitor.plan.Place;
import io.driftmeter.monitor.plan.StateLimits;
import io.driftmeter.monitor.plan.StatePlan;
import io.driftmeter.monitor.runtime.MonitorPlanning;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the monitor end to end beside its baselines, on a broker in a process of its own, and prints tables in Markdown. Each run is
 * a fresh process, since the JIT's luck alone makes a process faster or slower by tens of percent; a figure is the median of its runs,
 * and the contenders take turns, so that a busy machine hinders them alike.
 */
public final class Throughput {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String BASE = "base";
    private static final List<String> JVM_OPTIONS = List.of("-Xms1g", "-Xmx1g");
    /** The defaults of memory.bound and disk.bound. */
    private static final StateLimits BOUND = new StateLimits(2L << 30, 20L << 30, 3, 0, 36);

    private static final List<Contender> BESIDE_THE_NAIVE =
            List.of(Contender.GENERIC, Contender.STREAMING, Contender.PRODUCT, Contender.PRODUCT_TWO_THREADS);

    private final Platform.Address platform;
    private final double scale;
    private final int repetitions;
    private final boolean baseAlone;
    private final Table table = new Table(System.out);
    private final Set<String> prepared = new HashSet<>();
    private final Set<String> filled = new HashSet<>();

    private Throughput(Platform.Address platform, double scale, int repetitions, boolean baseAlone) {
        this.platform = platform;
        this.scale = scale;
        this.repetitions = repetitions;
        this.baseAlone = baseAlone;
    }

    /**
     * Arguments, all optional: the share of the usual number of records, 1 being 100 million values a run; repetitions, 3; and {@code base} for the
     * first load and its bars alone.
     */
    public static void main(String[] arguments) throws Exception {
        double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        if (arguments.length > 2 && !arguments[2].equals(BASE)) {
            throw new IllegalArgumentException(
                    "The third argument is " + arguments[2] + ": it can be " + BASE + " alone");
        }
        try (Child child = Child.start(Platform.class, JVM_OPTIONS, List.of())) {
            new Throughput(Platform.address(child), scale, repetitions, arguments.length > 2).measure();
        }
    }

    private void measure() throws Exception {
        machine();
        table.head();
        Map<Contender, Figures> base = base();
        if (baseAlone) {
            bars(base);
            machine();
            return;
        }
        otherLoads();
        largest();
        PeerCost.print(load(100, 1, 1), System.out);
        bars(base);
        doubling();
        profile();
        machine();
    }

    private Map<Contender, Figures> base() throws Exception {
        Load load = load(100, 1, 2);
        Load small = new Load(100, 1, Math.max(2_000, (int) (80_000 * scale)));
        Map<Contender, List<Figures>> runs = new EnumMap<>(Contender.class);
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (Contender contender : Contender.values()) {
                Load its = contender == Contender.NAIVE ? small : load;
                runs.computeIfAbsent(contender, key -> new ArrayList<>()).add(run(contender, its));
            }
        }
        Map<Contender, Figures> medians = new EnumMap<>(Contender.class);
        runs.forEach((contender, figures) -> {
            medians.put(contender, Figures.medians(figures));
            table.row(load, contender, Figures.medians(figures));
        });
        return medians;
    }

    private void otherLoads() throws Exception {
        for (Load load : List.of(
                load(10, 1, 1),
                load(1_000, 1, 1),
                load(100, 20, 1),
                load(100, 1, 1).inSegments(50))) {
            for (Contender contender : BESIDE_THE_NAIVE) {
                table.row(load, contender, run(contender, load));
            }
        }
        Load withoutCopies = load(100, 1, 1).withCopiesRemoved();
        for (Contender contender : List.of(Contender.PRODUCT, Contender.PRODUCT_TWO_THREADS)) {
            table.row(withoutCopies, contender, run(contender, withoutCopies));
        }
    }

    /** The load of most counters that the monitor does not refuse within its default bound, with the heap that the plan leads to. */
    private void largest() throws Exception {
        Comparator<Load> byProduct = Comparator.comparingLong(Load::product);
        List<Load> descending = Stream.of(10, 100, 1_000)
                .flatMap(features -> Stream.of(1, 20)
                        .flatMap(models -> Stream.of(1, 50)
                                .map(segments -> load(features, models, 0.25).inSegments(segments))))
                .sorted(byProduct.reversed())
                .toList();
        for (Load load : descending) {
            prepare(load);
            StatePlan plan =
                    MonitorPlanning.plan(Product.config(platform, "plan-" + load.topic(), load, 1, BOUND), List.of());
            if (plan.excess().isEmpty()) {
                long heap = Math.max(1024, plan.total(Place.HEAP) * 3 / 2 >> 20);
                fill(load);
                table.row(
                        load,
                        Contender.PRODUCT,
                        Run.of(Contender.PRODUCT, load, platform, List.of("-Xms1g", "-Xmx" + heap + "m")));
                return;
            }
            System.err.println(load.topic() + " is refused: " + plan.excess());
        }
    }

    private void bars(Map<Contender, Figures> base) {
        Figures product = figures(base, Contender.PRODUCT);
        Figures two = figures(base, Contender.PRODUCT_TWO_THREADS);
        System.out.println();
        System.out.println("| at 100 features, 1 model | ratio | bar | held |");
        System.out.println("|---|---|---|---|");
        double rate = product.recordsPerSecond();
        table.bar(
                "(c) to (b), records/s",
                rate / figures(base, Contender.STREAMING).recordsPerSecond(),
                0.5,
                true);
        table.bar(
                "(c) to (a), records/s", rate / figures(base, Contender.GENERIC).recordsPerSecond(), 1, true);
        table.bar("(c) to (d), records/s", rate / figures(base, Contender.NAIVE).recordsPerSecond(), 25, true);
        table.bar(
                "CPU per record, 2 threads to 1",
                two.cpuSecondsPerRecord() / product.cpuSecondsPerRecord(),
                1.2,
                false);
    }

    private static Figures figures(Map<Contender, Figures> base, Contender contender) {
        Figures figures = base.get(contender);
        if (figures == null) {
            throw new IllegalStateException(contender + " was not measured");
        }
        return figures;
    }

    private void doubling() throws Exception {
        table.doublingHead();
        for (Load load :
                List.of(load(100, 1, 0.5), load(100, 1, 1), load(100, 1, 2), load(50, 1, 0.5), load(200, 1, 2))) {
            table.doublingRow(load, run(Contender.PRODUCT, load));
        }
    }

    private void profile() throws Exception {
        Path recording = Files.createTempFile("driftmeter-", ".jfr");
        try {
            List<String> options = new ArrayList<>(JVM_OPTIONS);
            options.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
            Run.of(Contender.PRODUCT, load(100, 1, 1), platform, options);
            System.out.println();
            System.out.println("| stage of the monitor, 1 thread | share of samples |");
            System.out.println("|---|---|");
            Profile.ofStreamThreads(recording)
                    .forEach(
                            (stage, share) -> System.out.printf(Locale.ROOT, "| %s | %.1f %% |%n", stage, 100 * share));
        } finally {
            Files.delete(recording);
        }
    }

    private Figures run(Contender contender, Load load) throws Exception {
        prepare(load);
        fill(load);
        Figures figures = Run.of(contender, load, platform, JVM_OPTIONS);
        System.err.printf(
                Locale.ROOT,
                "%s, %s: %,.0f records/s, %.1f µs of CPU each%n",
                load.topic(),
                contender,
                figures.recordsPerSecond(),
                figures.cpuSecondsPerRecord() * 1e6);
        return figures;
    }

    private void prepare(Load load) throws Exception {
        if (prepared.add(load.topic())) {
            LoadWriter.createTopic(load, platform);
            ProductSetup.publish(load, platform, WINDOW);
        }
    }

    private void fill(Load load) throws Exception {
        if (filled.add(load.topic())) {
            LoadWriter.write(load, platform);
        }
    }

    /** So many records that a run has as many values, whatever the features. */
    private Load load(int features, int models, double times) {
        return new Load(features, models, (int) (100_000_000L * scale * times / features));
    }

    private static void machine() {
        System.out.printf(
                Locale.ROOT,
                "%nJava %s, %d processors, load average %.1f%n",
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
