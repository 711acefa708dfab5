package io.driftmeter.benchmarks.scale;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Prints the table of {@link OpenPredictions}, row by row as the figures come. */
final class ScaleTable {

    private static final double MEBIBYTE = 1024 * 1024;

    private final int predictions;

    /** The table of so many open predictions. */
    ScaleTable(int predictions) {
        this.predictions = predictions;
        System.out.println("| what | figure |");
        System.out.println("|---|---|");
        row("open predictions, each with its label", "%,d", predictions);
    }

    void rates(int written, double predictionRate, double labelRate) {
        row("records written a second", "%,d", written);
        row("predictions taken a second", "%,.0f", predictionRate);
        row("labels joined a second", "%,.0f", labelRate);
    }

    /** Bytes of the store of predictions, of that of labels, and of all state. */
    void disk(long ofPredictions, long ofLabels, long all) {
        row("disk, bytes an open prediction", "%.0f", (double) ofPredictions / predictions);
        row("disk, bytes a label beside it", "%.0f", (double) ofLabels / predictions);
        row("disk, all state, MiB", "%,.0f", all / MEBIBYTE);
        row("disk, all state, bytes an open prediction with its label", "%.0f", (double) all / predictions);
    }

    /** Peak of the resident memory, in bytes. */
    void memory(long peak) {
        row("peak memory of the monitor, MiB", "%,.0f", peak / MEBIBYTE);
        row("peak memory, bytes an open prediction", "%.0f", (double) peak / predictions);
    }

    void restart(String after, double seconds, long restoredRecords) {
        row("start after " + after + ", s", "%.1f", seconds);
        row("records restored then", "%,d", restoredRecords);
    }

    void platform(int threads) {
        System.out.printf(
                Locale.ROOT,
                "%nJava %s, %d processors, %d stream threads, load average at the end %.1f%n",
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors(),
                threads,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static void row(String what, String format, Object figure) {
        System.out.println("| " + what + " | " + String.format(Locale.ROOT, format, figure) + " |");
    }
}
