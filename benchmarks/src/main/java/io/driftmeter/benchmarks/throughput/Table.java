package io.driftmeter.benchmarks.throughput;

import java.io.PrintStream;
import java.util.Locale;

/** Rows of figures, as they stand in docs/throughput.md. */
record Table(PrintStream out) {

    private static final double MEBIBYTE = 1024 * 1024;

    void head() {
        out.println();
        out.println("| load | contender | records/s | million values/s | CPU s per million values |"
                + " CPU µs per record | peak memory, MiB | bytes shuffled per record |");
        out.println("|---|---|---|---|---|---|---|---|");
    }

    void row(Load load, Contender contender, Figures figures) {
        out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.2f | %.2f | %.1f | %.0f | %s |%n",
                title(load),
                contender.title(),
                figures.recordsPerSecond(),
                figures.recordsPerSecond() * load.features() / 1e6,
                figures.cpuSecondsPerRecord() / load.features() * 1e6,
                figures.cpuSecondsPerRecord() * 1e6,
                figures.peakMemory() / MEBIBYTE,
                contender.main() == PlainConsumer.class
                        ? "–"
                        : String.format(Locale.ROOT, "%,.1f", figures.shuffledPerRecord()));
    }

    void doublingHead() {
        out.println();
        out.println("| features | records | CPU s, start to end | peak memory, MiB |");
        out.println("|---|---|---|---|");
    }

    void doublingRow(Load load, Figures figures) {
        out.printf(
                Locale.ROOT,
                "| %d | %,d | %.1f | %.0f |%n",
                load.features(),
                load.records(),
                figures.cpuSeconds(),
                figures.peakMemory() / MEBIBYTE);
    }

    void bar(String what, double ratio, double bar, boolean atLeast) {
        boolean held = atLeast ? ratio >= bar : ratio <= bar;
        out.printf(
                Locale.ROOT,
                "| %s | %.2f | %s %.2f | %s |%n",
                what,
                ratio,
                atLeast ? "≥" : "≤",
                bar,
                held ? "yes" : "**no**");
    }

    private static String title(Load load) {
        return load.features() + " features, " + load.models() + (load.models() == 1 ? " model" : " models")
                + (load.segments() == 1 ? "" : ", " + load.segments() + " segments")
                + (load.copiesRemoved() ? ", copies removed" : "");
    }
}
