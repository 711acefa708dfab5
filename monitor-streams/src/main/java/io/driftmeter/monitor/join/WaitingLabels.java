package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.WaitingLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Labels whose prediction has not been seen, in the order of their times. */
final class WaitingLabels {

    private final KeyValueStore<String, WaitingLabel> store;

    WaitingLabels(KeyValueStore<String, WaitingLabel> store) {
        this.store = store;
    }

    /** Lets a label wait. */
    void add(WaitingLabel label) {
        var source = label.getSource();
        store.put(
                prefix(label.getLabelTime(), label.getPredictionId()) + source.getTopic() + "|" + source.getPartition()
                        + "|" + source.getOffset(),
                label);
    }

    /** Ends the waiting of the labels of this prediction and time; what waited. */
    List<WaitingLabel> remove(String predictionId, long labelTime) {
        List<KeyValue<String, WaitingLabel>> found = new ArrayList<>();
        try (KeyValueIterator<String, WaitingLabel> labels =
                store.prefixScan(prefix(labelTime, predictionId), new StringSerializer())) {
            labels.forEachRemaining(found::add);
        }
        found.removeIf(entry -> !entry.value.getPredictionId().equals(predictionId));
        return take(found);
    }

    /**
     * Ends the waiting of labels for which no prediction can come any more.
     *
     * @param before a bound on the times of such labels, in milliseconds since the epoch: none at or after it is over
     * @param over whether the waiting of a label is over
     */
    List<WaitingLabel> removeOver(long before, Predicate<WaitingLabel> over) {
        List<KeyValue<String, WaitingLabel>> found = new ArrayList<>();
        try (KeyValueIterator<String, WaitingLabel> labels = store.all()) {
            while (labels.hasNext()) {
                KeyValue<String, WaitingLabel> next = labels.next();
                if (next.value.getLabelTime() >= before) {
                    break;
                }
                if (over.test(next.value)) {
                    found.add(next);
                }
            }
        }
        return take(found);
    }

    private List<WaitingLabel> take(List<KeyValue<String, WaitingLabel>> entries) {
        entries.forEach(entry -> store.delete(entry.key));
        return entries.stream().map(entry -> entry.value).toList();
    }

    private static String prefix(long labelTime, String predictionId) {
        return String.format("%016x", labelTime) + "|" + predictionId + "|";
    }
}
