package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.FeatureResult;
import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.avro.StatisticResult;
import io.driftmeter.avro.Verdict;
import io.driftmeter.schemas.key.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads all parts of a drift report: which kinds of alert the window votes for, and why. That traffic stopped, or that there is no reference, is told of the whole alone and not once
 * more for each of its segments, of which a rare one may have no row for long. A feature that a pipeline fault is named for, or whose
 * values are missing or unusable, is shown under data quality only, as that explains how its distribution moved. Where most features of an upstream
 * source moved, they and the predictions are shown under the source only.
 */
public final class DriftReading {
    private static final Set<String> PREDICTIONS = Set.of("prediction", "score");

    private final MonitorDefinition definition;
    private final Map<AlertKind, List<Evidence>> found = new EnumMap<>(AlertKind.class);
    private final Map<String, Double> judged = new TreeMap<>();

    private DriftReading(MonitorDefinition definition) {
        this.definition = definition;
    }

    /**
     * What the report says to the policy.
     *
     * @param parts all parts of one report, in any order
     * @param definition the revision that ruled the window
     */
    public static Observation of(List<DriftReport> parts, MonitorDefinition definition) {
        DriftReading reading = new DriftReading(definition);
        parts.forEach(reading::read);
        DriftReport any = parts.get(0);
        NamedFault.of(NamedFault.EVENT_TIME, any.getFault())
                .ifPresent(fault -> reading.found(AlertKind.DATA_QUALITY).add(fault));
        List<SourceBallot> upstream =
                UpstreamReading.takeOut(definition.getSources(), reading.judged.keySet(), reading.found);
        List<Ballot> ballots = new ArrayList<>();
        long rows = any.getFeatureRows() + any.getPredictionRows();
        if (any.getSegment().equals(SeriesKey.ALL)) {
            ballots.add(traffic(rows));
            if (rows > 0) {
                ballots.add(reference(any));
            }
        }
        reading.found.forEach((kind, evidence) -> ballots.add(reading.ballot(kind, evidence)));
        return new Observation(
                new Series(any.getModel(), any.getModelVersion(), any.getSegment()),
                Window.of(any.getWindowStart(), any.getWindowEnd(), any.getWindowLengthMilliseconds()),
                any.getStage(),
                Observation.Source.DRIFT,
                rows,
                any.getReferenceId(),
                any.getDefinitionRevision(),
                null,
                ballots,
                upstream,
                any.getReferenceTrainedTo() == null
                        ? null
                        : any.getReferenceTrainedTo().toEpochMilli(),
                parts.stream()
                        .map(DriftReport::getLevel)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                any.getInputOffsets());
    }

    private static Ballot traffic(long rows) {
        return rows > 0
                ? Ballot.none(AlertKind.TRAFFIC)
                : new Ballot(AlertKind.TRAFFIC, Vote.CRITICAL, List.of(TrafficChange.STOPPED), List.of());
    }

    private static Ballot reference(DriftReport report) {
        return report.getReferenceId() != null
                ? Ballot.none(AlertKind.NO_REFERENCE)
                : new Ballot(AlertKind.NO_REFERENCE, Vote.WARNING, List.of(), List.of());
    }

    private void read(DriftReport part) {
        DataQuality quality = new DataQuality(definition.getJudgement(), part.getLevel());
        for (FeatureResult feature : part.getFeatures()) {
            if (!definition.getIgnoredFeatures().contains(feature.getName())) {
                read(feature, quality);
            }
        }
    }

    private void read(FeatureResult feature, DataQuality quality) {
        boolean fit = true;
        Optional<Evidence> fault = NamedFault.of(feature.getName(), feature.getFault());
        if (fault.isPresent()) {
            fault.get().setImportance(feature.getImportance());
            found(AlertKind.DATA_QUALITY).add(fault.get());
            judged(feature);
            fit = false;
        } else if (quality.judges(feature)) {
            judged(feature);
            List<Evidence> findings = quality.findings(feature);
            findings.forEach(finding -> finding.setImportance(feature.getImportance()));
            found(AlertKind.DATA_QUALITY).addAll(findings);
            fit = findings.isEmpty();
        }
        if (feature.getVerdict() == Verdict.STABLE || feature.getVerdict() == Verdict.DRIFT) {
            judged(feature);
            boolean prediction = PREDICTIONS.contains(feature.getName());
            List<Evidence> moved = found(prediction ? AlertKind.PREDICTION_DRIFT : AlertKind.FEATURE_DRIFT);
            if (fit && feature.getVerdict() == Verdict.DRIFT) {
                moved.add(drifted(feature));
            }
        }
    }

    private void judged(FeatureResult feature) {
        if (!PREDICTIONS.contains(feature.getName())) {
            judged.put(feature.getName(), feature.getImportance() == null ? 0 : feature.getImportance());
        }
    }

    /** What was found of one kind; asking for it says that the kind was judged. */
    private List<Evidence> found(AlertKind kind) {
        return found.computeIfAbsent(kind, judged -> new ArrayList<>());
    }

    private static Evidence drifted(FeatureResult feature) {
        StatisticResult primary = primary(feature);
        Evidence evidence = new Evidence();
        evidence.setFeature(feature.getName());
        evidence.setStatistic(primary == null ? "" : primary.getStatistic());
        evidence.setValue(primary == null ? null : primary.getValue());
        evidence.setThreshold(primary == null ? null : primary.getThreshold());
        evidence.setLog10PValue(primary == null ? null : primary.getLog10VerdictPValue());
        evidence.setRows(feature.getValues());
        evidence.setEffect(feature.getEffect());
        evidence.setText(feature.getReason());
        evidence.setImportance(feature.getImportance());
        evidence.setBins(EvidenceRanking.listed(feature.getBins()));
        return evidence;
    }

    private static @Nullable StatisticResult primary(FeatureResult feature) {
        return feature.getStatistics().stream()
                .filter(StatisticResult::getPrimary)
                .findFirst()
                .orElse(null);
    }

    private Ballot ballot(AlertKind kind, List<Evidence> evidence) {
        Ballot ballot = ballotOf(kind, evidence);
        double all =
                judged.values().stream().mapToDouble(importance -> importance).sum();
        if (all == 0) {
            return ballot;
        }
        double moved = ballot.moved().stream()
                .mapToDouble(name -> judged.getOrDefault(name, 0.0))
                .sum();
        return new Ballot(kind, ballot.vote(), ballot.moved(), ballot.evidence(), moved / all);
    }

    static Ballot ballotOf(AlertKind kind, List<Evidence> evidence) {
        List<Evidence> ranked = EvidenceRanking.ranked(evidence);
        Vote vote = ranked.stream()
                .map(Evidence::getEffect)
                .map(Vote::of)
                .max(Comparator.naturalOrder())
                .orElse(Vote.NONE);
        List<String> moved =
                ranked.stream().map(Evidence::getFeature).distinct().toList();
        return new Ballot(
                kind, vote, moved, ranked.stream().limit(EvidenceRanking.LISTED).toList());
    }
}
