package io.driftmeter.alerting.policy;

import io.driftmeter.avro.ReportStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one window of one model says of an upstream source, on its way to whoever hears all models of the source.
 *
 * @param source name of the source: the incident group
 * @param series whose window it is
 * @param window the window
 * @param stage how complete the window is
 * @param casts whether the report may open an incident
 * @param settled whether nothing comes after it
 * @param vote the vote
 * @param moved features of the source that moved
 * @param judged features of the source that were judged
 * @param rows rows in the window
 * @param reasons the features that moved most, with figures
 * @param rule when votes become an incident
 * @param revision revision of the monitor definition
 * @param runbooks base address of the runbooks; null: the built-in ones
 * @param team who is called; null where that is not said
 * @param dashboard link to the dashboard that shows the window; null: none
 * @param maintenance the maintenance window that covers it, in words; null: none does
 * @param gone whether the model's reports have stopped, so that it holds no incident open any more
 */
public record IncidentVote(
        String source,
        Series series,
        Window window,
        ReportStage stage,
        boolean casts,
        boolean settled,
        Vote vote,
        int moved,
        int judged,
        long rows,
        List<String> reasons,
        VotingRule rule,
        int revision,
        @Nullable String runbooks,
        @Nullable String team,
        @Nullable String dashboard,
        @Nullable String maintenance,
        boolean gone) {
    private static final int MOST_REASONS = 3;

    public IncidentVote {
        reasons = List.copyOf(reasons);
    }

    /** The votes of a report on the sources of its monitor; none where the report decides nothing. */
    public static List<IncidentVote> of(Observation observation, PolicySettings settings) {
        if (!observation.counts()) {
            return List.of();
        }
        return observation.upstream().stream()
                .map(ballot -> of(ballot, observation, settings))
                .toList();
    }

    private static IncidentVote of(SourceBallot source, Observation observation, PolicySettings settings) {
        Ballot ballot = source.ballot();
        Window window = observation.window();
        return new IncidentVote(
                source.source(),
                observation.series(),
                window,
                observation.stage(),
                observation.casts(),
                observation.settled(),
                ballot.vote(),
                ballot.moved().size(),
                source.judged(),
                observation.rows(),
                ballot.evidence().stream()
                        .limit(MOST_REASONS)
                        .map(AlertText::figure)
                        .toList(),
                settings.drift(),
                settings.revision(),
                settings.runbooks(),
                settings.team(),
                DashboardLink.of(settings.dashboard(), observation.series(), window),
                Maintenance.covering(settings.maintenance(), window).orElse(null),
                false);
    }

    /** The word that a series' reports have stopped. */
    public static IncidentVote gone(Series series, Expiry.Gone gone, PolicySettings settings) {
        return new IncidentVote(
                gone.source(),
                series,
                gone.window(),
                ReportStage.UNKNOWN,
                false,
                false,
                Vote.NONE,
                0,
                0,
                0,
                List.of(),
                settings.drift(),
                settings.revision(),
                settings.runbooks(),
                settings.team(),
                null,
                null,
                true);
    }
}
