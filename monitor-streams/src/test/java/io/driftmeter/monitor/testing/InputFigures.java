package io.driftmeter.monitor.testing;

import io.driftmeter.avro.FeatureEvent;
import io.driftmeter.avro.PredictionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A {@link TestStream} in several partitions, and what {@link BatchCount} says of it. */
public record InputFigures(List<List<ProducerRecord<byte[], byte[]>>> input) {

    /** A stream of features and predictions. */
    public static InputFigures of(long seed, int featurePartitions, int predictionPartitions, int recordsEach) {
        TestStream stream = new TestStream(seed, System.currentTimeMillis());
        List<List<ProducerRecord<byte[], byte[]>>> input = new ArrayList<>();
        for (int partition = 0; partition < featurePartitions; partition++) {
            input.add(stream.partition(TestModel.FEATURES, partition, recordsEach));
        }
        for (int partition = 0; partition < predictionPartitions; partition++) {
            input.add(stream.partition(TestModel.PREDICTIONS, partition, recordsEach));
        }
        return new InputFigures(input);
    }

    /** Number of records. */
    public long records() {
        return input.stream().mapToLong(List::size).sum();
    }

    /** Number of records in each partition. */
    public Map<String, Long> recordsByPartition() {
        return input.stream()
                .collect(Collectors.toMap(
                        partition -> partition.get(0).topic() + "-"
                                + partition.get(0).partition(),
                        partition -> (long) partition.size(),
                        Long::sum,
                        TreeMap::new));
    }

    /** What a batch count says of all records. */
    public Map<String, Long> expected() {
        double[] deciles = TestModel.referenceParts("1").stream()
                .flatMap(part -> part.getFeatures().stream())
                .filter(feature -> feature.getName().equals("income"))
                .flatMap(feature -> feature.getNumeric().getDecileEdges().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
        BatchCount batch =
                new BatchCount(Map.of(1, FeatureEvent.getClassSchema(), 2, PredictionEvent.getClassSchema()), deciles);
        input.forEach(batch::add);
        return batch.figures();
    }

    /** The figures of windows that the last record of each partition closes; the window of those records stays open. */
    public static Map<String, Long> closed(Map<String, Long> figures) {
        long open = TestStream.START.plus(TestStream.LENGTH).toEpochMilli();
        Map<String, Long> closed = new TreeMap<>(figures);
        closed.keySet().removeIf(figure -> Long.parseLong(window(figure).substring(figure.indexOf('@') + 1)) >= open);
        return closed;
    }

    /** The windows of figures. */
    public static List<String> windows(Map<String, Long> figures) {
        return figures.keySet().stream().map(InputFigures::window).distinct().toList();
    }

    /** Records by partition, from the figures of fates. */
    public static Map<String, Long> fates(Map<String, Long> figures) {
        return figures.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".* (features|predictions)-\\d+ [A-Z_]+"))
                .collect(Collectors.groupingBy(
                        entry -> entry.getKey().split(" ")[1],
                        TreeMap::new,
                        Collectors.summingLong(Map.Entry::getValue)));
    }

    private static String window(String figure) {
        return figure.substring(0, figure.indexOf(' '));
    }
}
