package io.driftmeter.alerting.policy;

import io.driftmeter.alerting.policy.IncidentState.Member;
import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.EffectBand;
import io.driftmeter.avro.Evidence;
import io.driftmeter.schemas.key.SeriesKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The events of an incident: their model is the source, and each model version that it moves is one piece of evidence.
 *
 * @param state the incident
 * @param vote the vote that caused the event
 */
record IncidentText(IncidentState state, IncidentVote vote) {
    /** What stands for the version and the segment of an incident, which is of none. */
    private static final String ALL = SeriesKey.ALL;

    private static final double LEAST_SHARE = 0.5;

    AlertEvent open(AlertTransition transition, IncidentState.Open open) {
        AlertEvent event = event(transition, open);
        List<Member> involved = state.involved();
        List<Evidence> evidence = involved.stream()
                .sorted(Comparator.comparingInt((Member member) -> -member.moved())
                        .thenComparing(Member::series))
                .map(IncidentText::evidence)
                .toList();
        event.setEvidence(evidence.stream().limit(EvidenceRanking.LISTED).toList());
        event.setEvidenceOmitted(Math.max(0, evidence.size() - EvidenceRanking.LISTED));
        event.setMaintenance(vote.maintenance());
        event.setSummary(summary(involved));
        event.setDescription(AlertText.description(event, null));
        return event;
    }

    AlertEvent resolved(IncidentState.Open open, String why) {
        AlertEvent event = event(AlertTransition.RESOLVED, open);
        event.setResolution(why);
        event.setSummary("Upstream source " + vote.source() + ": the incident is over: " + why + ".");
        event.setMaintenance(open.quiet() ? vote.maintenance() : null);
        event.setDescription(AlertText.description(event, null));
        return event;
    }

    private String summary(List<Member> involved) {
        Map<String, Integer> byModel = new TreeMap<>();
        involved.forEach(member -> byModel.merge(member.series().model(), member.moved(), Math::max));
        int models = byModel.size();
        int features = byModel.values().stream().mapToInt(Integer::intValue).sum();
        return String.format(
                Locale.ROOT,
                "Upstream source %s: %,d features of %s moved at once.",
                vote.source(),
                features,
                models == 1 ? involved.get(0).series().model() : models + " models");
    }

    private static Evidence evidence(Member member) {
        Series series = member.series();
        Evidence evidence = new Evidence();
        evidence.setFeature(series.model() + " version " + series.version()
                + (series.isWhole() ? "" : ", segment " + series.segment()));
        evidence.setStatistic("moved_share");
        evidence.setValue((double) member.moved() / Math.max(1, member.judged()));
        evidence.setThreshold(LEAST_SHARE);
        evidence.setRows(member.rows());
        evidence.setEffect(member.vote() == Vote.CRITICAL ? EffectBand.MAJOR : EffectBand.MINOR);
        List<String> reasons = new ArrayList<>(member.reasons());
        evidence.setText(member.moved() + " of its " + member.judged() + " features of the source moved"
                + (reasons.isEmpty() ? "" : ", most of all " + String.join(", ", reasons)));
        evidence.setBins(List.of());
        return evidence;
    }

    private AlertEvent event(AlertTransition transition, IncidentState.Open open) {
        Window window = vote.window();
        String fingerprint = AlertIdentity.fingerprint(new Series(vote.source(), ALL, ALL), AlertKind.UPSTREAM);
        AlertEvent event = new AlertEvent();
        event.setEventId(AlertIdentity.sha256(
                fingerprint,
                Integer.toString(state.openings()),
                Long.toString(window.end()),
                Long.toString(window.lengthMilliseconds()),
                vote.stage().name(),
                transition.name()));
        event.setFingerprint(fingerprint);
        event.setTransition(transition);
        event.setKind(AlertKind.UPSTREAM);
        event.setSeverity(open.severity());
        event.setModel(vote.source());
        event.setModelVersion(ALL);
        event.setSegment(ALL);
        event.setOpenedAt(Instant.ofEpochMilli(open.openedAt()));
        event.setSince(Instant.ofEpochMilli(open.since()));
        event.setWindowStart(Instant.ofEpochMilli(window.start()));
        event.setWindowEnd(Instant.ofEpochMilli(window.end()));
        event.setWindowRows(state.involved().stream().mapToLong(Member::rows).sum());
        event.setEvidence(List.of());
        event.setEvidenceOmitted(0);
        event.setDefinitionRevision(vote.revision());
        event.setRunbookUrl(PolicySettings.runbook(AlertKind.UPSTREAM, vote.runbooks()));
        event.setCommand(AlertText.command(vote.series(), Observation.Source.DRIFT));
        event.setTeam(vote.team());
        event.setDashboardUrl(vote.dashboard());
        return event;
    }
}
