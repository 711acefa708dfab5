package io.driftmeter.benchmarks.throughput;

import java.util.Locale;

/**
 * What is read in one measurement. Nine features in ten are numbers, the others categories.
 *
 * @param features features of a record
 * @param models models that the records belong to in turn
 * @param records records on the topic
 * @param segments segments into which the rows fall, by ranges of the first feature; 1: the whole alone
 * @param copiesRemoved whether the monitor looks for copies of records, of which there are none
 */
record Load(int features, int models, int records, int segments, boolean copiesRemoved) {

    /** Of the whole alone. */
    Load(int features, int models, int records) {
        this(features, models, records, 1, false);
    }

    /** The same, split. */
    Load inSegments(int number) {
        return new Load(features, models, records, number, copiesRemoved);
    }

    /** The same, with the monitor looking for copies. */
    Load withCopiesRemoved() {
        return new Load(features, models, records, segments, true);
    }

    /** Counters that a monitor of it keeps, but for the cells of a feature. */
    long product() {
        return (long) features * models * segments;
    }

    /** Partitions of the input topic. */
    static final int PARTITIONS = 4;

    /** The topic that holds it. */
    String topic() {
        return "features-" + features + "x" + models + "x" + records + (segments == 1 ? "" : "-in-" + segments)
                + (copiesRemoved ? "-copies-removed" : "");
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
        return features + "," + models + "," + records + "," + segments + "," + copiesRemoved;
    }

    static Load parse(String argument) {
        String[] parts = argument.split(",", -1);
        return new Load(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                Boolean.parseBoolean(parts[4]));
    }
}
