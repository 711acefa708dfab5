package io.driftmeter.monitor.join;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.PredictionCopy;
import io.driftmeter.monitor.avro.ScoringRules;
import io.driftmeter.monitor.definitions.DefinitionsSnapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The scoring rules that came with predictions. They are kept, since a stored prediction names its revision only. */
final class KnownRules {

    private static final String SEPARATOR = "|";

    private final KeyValueStore<String, ScoringRules> store;
    private final Supplier<DefinitionsSnapshot> definitions;

    /** What the store holds, since every arrival asks several times. */
    private final Map<Revision, ScoringRules> known = new HashMap<>();

    private long longestHorizon;
    private long definitionsSeen = -1;

    KnownRules(KeyValueStore<String, ScoringRules> store, Supplier<DefinitionsSnapshot> definitions) {
        this.store = store;
        this.definitions = definitions;
        try (KeyValueIterator<String, ScoringRules> rules = store.all()) {
            while (rules.hasNext()) {
                KeyValue<String, ScoringRules> entry = rules.next();
                String model = entry.key.substring(0, entry.key.lastIndexOf(SEPARATOR));
                keep(new Revision(model, entry.value.getDefinitionRevision()), entry.value);
            }
        }
    }

    /** Takes in the rules that came with a prediction. */
    void learn(String model, ScoringRules rules) {
        Revision revision = new Revision(model, rules.getDefinitionRevision());
        if (!rules.equals(known.get(revision))) {
            store.put(model + SEPARATOR + revision.number(), rules);
            keep(revision, rules);
        }
    }

    private void keep(Revision revision, ScoringRules rules) {
        known.put(revision, rules);
        longestHorizon = Math.max(longestHorizon, rules.getHorizon());
    }

    /** The rules that score a stored prediction. */
    ScoringRules of(PredictionCopy prediction) {
        @Nullable
        ScoringRules rules = known.get(new Revision(prediction.getModel(), prediction.getDefinitionRevision()));
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
}
