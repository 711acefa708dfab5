package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertingDefinition;
import io.driftmeter.avro.MaintenanceWindow;
import io.driftmeter.avro.MonitorDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a monitor definition says about alerts.
 *
 * @param revision revision of the definition
 * @param drift rule for drift, data quality and references
 * @param performance rule for performance and labels, which mature windows tell of
 * @param traffic rule for windows without rows
 * @param runbooks base address of the runbooks, to which the kind is added; null: the built-in ones
 * @param team who is called; null where that is not said
 * @param dashboard address of the dashboard, with the names that stand for the alert's own; null: none
 * @param maintenance when nobody is told
 * @param expireAfterMilliseconds processing time without a report, beyond the length of its windows, after which an alert ends
 */
public record PolicySettings(
        int revision,
        VotingRule drift,
        VotingRule performance,
        VotingRule traffic,
        @Nullable String runbooks,
        @Nullable String team,
        @Nullable String dashboard,
        List<MaintenanceWindow> maintenance,
        long expireAfterMilliseconds) {

    /** Where the built-in runbooks are, in this project's repository. */
    public static final String BUILT_IN_RUNBOOKS = "docs/runbooks/";

    public static PolicySettings of(MonitorDefinition definition) {
        AlertingDefinition alerting = definition.getAlerting();
        return new PolicySettings(
                definition.getRevision(),
                new VotingRule(alerting.getOpenWindows(), alerting.getOfWindows(), alerting.getResolveWindows()),
                new VotingRule(
                        alerting.getPerformanceOpenWindows(),
                        alerting.getPerformanceOfWindows(),
                        alerting.getResolveWindows()),
                new VotingRule(
                        alerting.getTrafficStoppedWindows(),
                        alerting.getTrafficStoppedWindows(),
                        alerting.getResolveWindows()),
                alerting.getRunbookUrl(),
                alerting.getTeam(),
                alerting.getDashboardUrl(),
                alerting.getMaintenance(),
                alerting.getExpireAfterMilliseconds());
    }

    VotingRule rule(AlertKind kind) {
        return switch (kind) {
            case PERFORMANCE, LABELS -> performance;
            case TRAFFIC -> traffic;
            default -> drift;
        };
    }

    /** Address of the runbook of one kind of alert. */
    public String runbook(AlertKind kind) {
        return runbook(AlertText.slug(kind));
    }

    /** Address of the runbook of what was found: of the first fault that is named, else of the kind. */
    String runbook(Ballot ballot) {
        return ballot.evidence().stream()
                .filter(NamedFault::isFault)
                .findFirst()
                .map(fault -> runbook(NamedFault.slug(fault)))
                .orElseGet(() -> runbook(ballot.kind()));
    }

    /** Address of the runbook of incidents, under a base address; null: the built-in one. */
    static String runbook(AlertKind kind, @Nullable String base) {
        return runbook(AlertText.slug(kind), base);
    }

    private String runbook(String slug) {
        return runbook(slug, runbooks);
    }

    private static String runbook(String slug, @Nullable String runbooks) {
        if (runbooks == null) {
            return BUILT_IN_RUNBOOKS + slug + ".md";
        }
        return runbooks + (runbooks.endsWith("/") ? "" : "/") + slug;
    }
}
