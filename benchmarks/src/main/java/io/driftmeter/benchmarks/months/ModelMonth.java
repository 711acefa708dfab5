package io.driftmeter.benchmarks.months;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Evidence;
import io.driftmeter.avro.Severity;
import io.driftmeter.statistics.reference.ProfileCounts;
import io.driftmeter.statistics.reference.ReferenceProfile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Thirty days of a model without drift, and after them what the same policy makes of changes, each for four days from the same state on.
 *
 * @param alerts what was told in the month, as sentences
 * @param pages alerts that became critical, each once
 * @param tickets alerts that never did
 * @param psiAlerts what PSI above 0.25 would have sent
 * @param found hours until an alert named a change; nothing where none did
 */
record ModelMonth(List<String> alerts, int pages, int tickets, int psiAlerts, Map<Change, OptionalInt> found) {
    static final int DAYS = 30;
    static final int DAYS_AFTER_A_CHANGE = 4;
    private static final long SEED_OF_ROWS = 500_000;
    private static final long SEED_OF_CHANGES = 1_000_000;

    /**
     * How large a model is.
     *
     * @param features features beside prediction and score
     * @param rowsAnHour rows of an hour on average
     * @param days days without drift
     * @param falsePagesAllowed false pages that the owner allows in 30 days; 1 is the default
     */
    record Size(int features, int rowsAnHour, int days, double falsePagesAllowed) {}

    static ModelMonth run(Regime regime, Size size, List<Change> changes, long seed) {
        List<SimulatedFeature> features = SimulatedFeature.model(size.features());
        SimulatedReference reference = new SimulatedReference(
                features, () -> new SimulatedRows(regime, features, size.rowsAnHour(), seed, seed + SEED_OF_ROWS, 0));
        ReferenceProfile profile = reference.build(
                MonitoredModel.WINDOWS.stream().map(length -> length.toMillis()).toList());
        MonitoredModel model = new MonitoredModel(profile, size.falsePagesAllowed());
        SimulatedRows rows = reference.after();
        PsiAlerts psi = new PsiAlerts();
        List<AlertEvent> told = new ArrayList<>();
        for (int hour = 0; hour < size.days() * SimulatedRows.HOURS_OF_A_DAY; hour++) {
            HourOfRows drawn = rows.next(Change.NONE);
            ProfileCounts counts = counted(drawn, features, profile);
            psi.take(counts);
            told.addAll(model.take(start(drawn), counts, drawn));
        }
        Set<String> opened = new HashSet<>();
        Set<String> critical = new HashSet<>();
        for (AlertEvent event : told) {
            String alert = event.getFingerprint() + event.getOpenedAt();
            opened.add(alert);
            if (event.getTransition() != AlertTransition.RESOLVED && event.getSeverity() == Severity.CRITICAL) {
                critical.add(alert);
            }
        }
        Map<Change, OptionalInt> found = new LinkedHashMap<>();
        for (Change change : changes) {
            found.put(change, hoursUntilFound(change, model.copy(), features, regime, size, seed));
        }
        return new ModelMonth(
                told.stream()
                        .filter(event -> event.getTransition() == AlertTransition.OPENED)
                        .map(event -> event.getSeverity() + " " + event.getSummary())
                        .toList(),
                critical.size(),
                opened.size() - critical.size(),
                psi.sent(),
                found);
    }

    /** All changes meet the same hours. */
    private static OptionalInt hoursUntilFound(
            Change change, MonitoredModel model, List<SimulatedFeature> features, Regime regime, Size size, long seed) {
        int before = (SimulatedReference.DAYS + size.days()) * SimulatedRows.HOURS_OF_A_DAY;
        SimulatedRows rows =
                new SimulatedRows(regime, features, size.rowsAnHour(), seed, seed + SEED_OF_CHANGES, before);
        for (int hour = 1; hour <= DAYS_AFTER_A_CHANGE * SimulatedRows.HOURS_OF_A_DAY; hour++) {
            HourOfRows drawn = rows.next(change);
            ProfileCounts counts = counted(drawn, features, model.reference());
            for (AlertEvent event : model.take(start(drawn), counts, drawn)) {
                if (event.getEvidence().stream().map(Evidence::getFeature).anyMatch(change.named()::equals)) {
                    return OptionalInt.of(hour);
                }
            }
        }
        return OptionalInt.empty();
    }

    private static long start(HourOfRows hour) {
        return SimulatedReference.BEGIN + hour.number() * SimulatedReference.HOUR;
    }

    private static ProfileCounts counted(HourOfRows hour, List<SimulatedFeature> features, ReferenceProfile profile) {
        ProfileCounts counts = new ProfileCounts(profile);
        for (int feature = 0; feature < features.size(); feature++) {
            features.get(feature)
                    .count(
                            hour.values()[feature],
                            counts.feature(counts.indexOf(features.get(feature).name())));
        }
        return counts;
    }
}
