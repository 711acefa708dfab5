package io.driftmeter.alerting.policy;

import io.driftmeter.alerting.notify.route.Glob;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.UpstreamSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds upstream sources most of whose features moved in one window: at least two, and at least half of those that were judged. What such a
 * source explains is taken out of what was found of the features themselves; the predictions follow their features, so they are taken out too.
 */
final class UpstreamReading {
    private static final int LEAST_FEATURES = 2;
    private static final List<AlertKind> OF_FEATURES = List.of(AlertKind.FEATURE_DRIFT, AlertKind.DATA_QUALITY);

    private UpstreamReading() {}

    /**
     * One ballot for each source with at least two judged features.
     *
     * @param sources the sources that the monitor names
     * @param judged names of the features that the window judged
     * @param found what was found by kind of alert; what a source explains is removed from its lists
     */
    static List<SourceBallot> takeOut(
            List<UpstreamSource> sources, Set<String> judged, Map<AlertKind, List<Evidence>> found) {
        List<SourceBallot> ballots = new ArrayList<>();
        boolean explained = false;
        for (UpstreamSource source : sources) {
            Set<String> own = own(source, judged);
            if (own.size() < LEAST_FEATURES) {
                continue;
            }
            List<Evidence> evidence = of(own, found);
            long moved = evidence.stream().map(Evidence::getFeature).distinct().count();
            if (moved < LEAST_FEATURES || 2 * moved < own.size()) {
                ballots.add(new SourceBallot(source.getName(), own.size(), Ballot.none(AlertKind.UPSTREAM)));
                continue;
            }
            explained = true;
            OF_FEATURES.forEach(
                    kind -> found.getOrDefault(kind, new ArrayList<>()).removeAll(evidence));
            ballots.add(new SourceBallot(
                    source.getName(), own.size(), DriftReading.ballotOf(AlertKind.UPSTREAM, evidence)));
        }
        if (explained) {
            found.getOrDefault(AlertKind.PREDICTION_DRIFT, new ArrayList<>()).clear();
        }
        return ballots;
    }

    private static Set<String> own(UpstreamSource source, Set<String> judged) {
        List<Glob> patterns = source.getFeatures().stream().map(Glob::new).toList();
        return judged.stream()
                .filter(name -> patterns.stream().anyMatch(pattern -> pattern.matches(name)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Evidence> of(Set<String> features, Map<AlertKind, List<Evidence>> found) {
        return OF_FEATURES.stream()
                .flatMap(kind -> found.getOrDefault(kind, List.of()).stream())
                .filter(evidence -> features.contains(evidence.getFeature()))
                .toList();
    }
}
