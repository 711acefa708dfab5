package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.LabelCheck;
import io.driftmeter.avro.LabelCheckKind;
import io.driftmeter.avro.LabelHealth;
import io.driftmeter.avro.LabelVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads how the labels of a mature window are: missing, late or possibly faulty ones make an alert by how much they moved. Classes whose
 * shares move along with the predictions can wait for the morning: that is the world's doing.
 */
final class LabelReading {
    private LabelReading() {}

    /** The vote on the labels; empty where none of the checks could judge. */
    static Optional<Ballot> of(LabelHealth health) {
        List<LabelCheck> judged = health.getChecks().stream()
                .filter(check -> check.getVerdict() == LabelVerdict.HELD || check.getVerdict() == LabelVerdict.MOVED)
                .toList();
        if (judged.isEmpty()) {
            return Optional.empty();
        }
        List<LabelCheck> moved = judged.stream()
                .filter(check -> check.getVerdict() == LabelVerdict.MOVED)
                .sorted(Comparator.comparing(LabelCheck::getEffect).reversed())
                .toList();
        Vote vote = moved.stream().map(check -> vote(check, health)).reduce(Vote.NONE, Vote::or);
        List<Evidence> evidence =
                moved.stream().map(check -> evidence(check, health)).toList();
        return Optional.of(new Ballot(
                AlertKind.LABELS,
                vote,
                evidence.stream().map(Evidence::getFeature).distinct().toList(),
                evidence));
    }

    private static Vote vote(LabelCheck check, LabelHealth health) {
        boolean worldly = check.getCheck() == LabelCheckKind.DISTRIBUTION && !health.getPossibleFault();
        return worldly ? Vote.WARNING : Vote.of(check.getEffect());
    }

    private static Evidence evidence(LabelCheck check, LabelHealth health) {
        boolean fault = check.getCheck() == LabelCheckKind.DISTRIBUTION && health.getPossibleFault();
        Evidence evidence = new Evidence();
        evidence.setFeature(check.getLabel() == null ? "labels" : check.getLabel());
        evidence.setStatistic("label_" + check.getCheck().name().toLowerCase(Locale.ROOT));
        evidence.setValue(check.getValue());
        evidence.setThreshold(check.getThreshold());
        evidence.setLog10PValue(check.getLog10PValue());
        evidence.setRows(check.getRows());
        evidence.setEffect(check.getEffect());
        evidence.setText(check.getReason()
                + (fault ? "; overnight and without the predictions: possibly a labelling fault, or poisoning" : ""));
        evidence.setBins(List.of());
        return evidence;
    }
}
