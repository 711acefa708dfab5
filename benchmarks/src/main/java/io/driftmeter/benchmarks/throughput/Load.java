package io.driftmeter.benchmarks.throughput;

import java.util.Locale;

/**
 * What is read in one measurement. Nine features in ten are numbers, the others categories.
 *
 * @param features features of a record
 * @param models models that the records belong to in turn
 * @param records records on the topic
 * @param segments segments into which the rows fall, by ranges of the first feature; 1: the whole alone
 */
record Load(int features, int models, int records, int segments) {

    /** Of the whole alone. */
    Load(int features, int models, int records) {
        this(features, models, records, 1);
    }

    /** The same, split. */
    Load inSegments(int number) {
        return new Load(features, models, records, number);
    }

    /** Partitions of the input topic. */
    static final int PARTITIONS = 4;

    /** The topic that holds it. */
    String topic() {
        return "features-" + features + "x" + models + "x" + records + (segments == 1 ? "" : "-in-" + segments);
    }

    /** Name of one of its features; a tenth of them, spread evenly, are categories. */
    static String feature(int index) {
        return String.format(Locale.ROOT, "feature_%03d", index);
    }

    static boolean isCategory(int feature) {
        return feature % 10 == 9;
    }

    static String model(int index) {
        return "model-" + index;
    }

    /** As a process takes it. */
    String argument() {
        return features + "," + models + "," + records + "," + segments;
    }

    static Load parse(String argument) {
        String[] parts = argument.split(",", -1);
        return new Load(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }
}
