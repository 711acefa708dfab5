package io.driftmeter.monitor.compare;

import io.driftmeter.monitor.avro.LearnedState;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.statistics.reference.FeatureRange;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.verdict.LiveVariations;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How much the features of each series vary between its first final windows. Of a series and a family of windows there is what one reference
 * and one revision of the definition have taught; another one begins anew.
 */
final class LearnedStore {

    /** By the most bytes of the counts: what is learned of a category takes 16 bytes, its count up to 7. */
    private static final int MOST_BYTES_OF_COUNTS = 128 * 1024;

    private final KeyValueStore<String, LearnedState> store;

    LearnedStore(KeyValueStore<String, LearnedState> store) {
        this.store = store;
    }

    /** What has been learned by the rules of a window. */
    LiveVariations learned(Window window, WindowFamily family, ReferenceProfile reference) {
        LiveVariations learned = new LiveVariations(reference);
        for (int group = 0; group < groups(reference).size(); group++) {
            LearnedState state = store.get(key(window, family, group));
            if (state != null
                    && state.getReferenceId().equals(window.referenceId())
                    && state.getDefinitionRevision() == window.definition().getRevision()) {
                learned.putFrom(Utils.toArray(state.getFeatures()));
            }
        }
        return learned;
    }

    /** Keeps what has been learned by the rules of a window, in place of what others have taught. */
    void put(Window window, WindowFamily family, ReferenceProfile reference, LiveVariations learned) {
        List<FeatureRange> groups = groups(reference);
        for (int group = 0; group < groups.size(); group++) {
            store.put(
                    key(window, family, group),
                    new LearnedState(
                            window.referenceId(),
                            window.definition().getRevision(),
                            ByteBuffer.wrap(learned.toBytes(groups.get(group)))));
        }
    }

    private static List<FeatureRange> groups(ReferenceProfile reference) {
        return reference.groups(MOST_BYTES_OF_COUNTS);
    }

    private static String zone(WindowFamily family) {
        return family.zone().map(zone -> "|" + zone.getId()).orElse("");
    }

    private static String key(Window window, WindowFamily family, int group) {
        return window.series() + "|" + family.length() + "|" + family.advance() + zone(family) + "|" + group;
    }
}
