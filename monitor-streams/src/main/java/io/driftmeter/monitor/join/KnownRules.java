package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The scoring rules that came with predictions. They are kept, since a stored prediction names its revision only. */
final class KnownRules {

    private final KeyValueStore<String, ScoringRules> store;
    private final Supplier<DefinitionsSnapshot> definitions;
    private long longestHorizon;
    private long definitionsSeen = -1;

    KnownRules(KeyValueStore<String, ScoringRules> store, Supplier<DefinitionsSnapshot> definitions) {
        this.store = store;
        this.definitions = definitions;
        try (KeyValueIterator<String, ScoringRules> rules = store.all()) {
            rules.forEachRemaining(entry -> longestHorizon = Math.max(longestHorizon, entry.value.getHorizon()));
        }
    }

    /** Takes in the rules that came with a prediction. */
    void learn(String model, ScoringRules rules) {
        String key = key(model, rules.getDefinitionRevision());
        if (!rules.equals(store.get(key))) {
            store.put(key, rules);
            longestHorizon = Math.max(longestHorizon, rules.getHorizon());
        }
    }

    /** The rules that score a stored prediction. */
    ScoringRules of(PredictionCopy prediction) {
        @Nullable ScoringRules rules = store.get(key(prediction.getModel(), prediction.getDefinitionRevision()));
        if (rules == null) {
            throw new IllegalStateException("Model " + prediction.getModel() + " has no rules of revision "
                    + prediction.getDefinitionRevision() + ", though a prediction was stored with them");
        }
        return rules;
    }

    /** The longest horizon of any model, in milliseconds: no prediction is further away from a label that counts. */
    long longestHorizon() {
        DefinitionsSnapshot current = definitions.get();
        if (current.version() != definitionsSeen) {
            definitionsSeen = current.version();
            longestHorizon = Math.max(longestHorizon, longestHorizon(current));
        }
        return longestHorizon;
    }

    private static long longestHorizon(DefinitionsSnapshot definitions) {
        return definitions.models().stream()
                .map(definitions::revisions)
                .flatMap(Collection::stream)
                .map(MonitorDefinition::getPerformance)
                .filter(performance -> performance != null)
                .mapToLong(performance -> performance.getHorizonMilliseconds())
                .max()
                .orElse(0);
    }

    private static String key(String model, int revision) {
        return model + "|" + revision;
    }
}
