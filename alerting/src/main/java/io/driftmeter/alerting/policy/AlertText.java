package io.driftmeter.alerting.policy;

import io.driftmeter.avro.AlertEvent;
import io.driftmeter.avro.AlertKind;
import io.driftmeter.avro.AlertTransition;
import io.driftmeter.avro.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of an alert, for someone who has just been woken up. */
public final class AlertText {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9._:@%+=/-]+");

    private AlertText() {}

    /** The kind as file names and addresses write it: {@code feature-drift}. */
    public static String slug(AlertKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind in words. */
    static String words(AlertKind kind) {
        return slug(kind).replace('-', ' ');
    }

    static String summary(Series series, Ballot ballot) {
        String who = who(series) + ": ";
        List<Evidence> evidence = ballot.evidence();
        int moved = ballot.moved().size();
        String most = evidence.isEmpty() ? "" : ", most of all " + figure(evidence.get(0));
        String features = moved == 1 ? "1 feature" : moved + " features";
        return switch (ballot.kind()) {
            case FEATURE_DRIFT -> who + features + " moved away from the training data" + most + ".";
            case PREDICTION_DRIFT -> who + "the predictions moved away from those of the reference" + most + ".";
            case DATA_QUALITY ->
                who + dataQuality(ballot, features + " came with missing or unusable values" + most) + ".";
            case PERFORMANCE -> who + "the labels show a worse model than the reference's baseline" + most + ".";
            case LABELS -> who + "the labels are not what they were" + most + ".";
            case TRAFFIC -> who + traffic(ballot);
            case NO_REFERENCE -> who + "there is traffic but no reference to compare it with.";
            default -> who + words(ballot.kind()) + most + ".";
        };
    }

    private static String traffic(Ballot ballot) {
        if (ballot.moved().contains(TrafficChange.STOPPED) || ballot.evidence().isEmpty()) {
            return "no rows arrive any more.";
        }
        Evidence change = ballot.evidence().get(0);
        return "the traffic has " + change.getFeature() + ": " + change.getText() + ".";
    }

    private static String dataQuality(Ballot ballot, String otherwise) {
        List<Evidence> faults =
                ballot.evidence().stream().filter(NamedFault::isFault).toList();
        if (faults.isEmpty()) {
            return otherwise;
        }
        Evidence first = faults.get(0);
        int others = ballot.moved().size() - 1;
        String more = others == 0 ? "" : others == 1 ? ", and 1 feature more" : ", and " + others + " features more";
        return first.getFeature() + ", " + first.getText() + more;
    }

    /** A time as alerts write it, to the minute. */
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    static String resolved(Series series, AlertKind kind, String why) {
        return who(series) + ": the alert on " + words(kind) + " is over: " + why + ".";
    }

    static String silent(int windows) {
        return windows == 1 ? "the last judged window shows none" : "the last " + windows + " judged windows show none";
    }

    static String superseded(String successor) {
        return "superseded, version " + successor + " has the traffic";
    }

    /** The end of an alert whose reports have stopped. */
    static String expired(Instant lastWindowEnd) {
        return "expired: no report since that of the window that ended at " + MINUTE.format(lastWindowEnd);
    }

    /**
     * What, since when, how bad, what to do: one line each, from the event's other fields.
     *
     * @param level significance level at which the window was judged; null where none was
     */
    static String description(AlertEvent event, @Nullable Double level) {
        StringBuilder text = new StringBuilder();
        text.append("What: ").append(event.getSummary());
        for (Evidence evidence : event.getEvidence()) {
            text.append("\n  - ").append(reason(evidence));
            BinText.lines(evidence.getBins())
                    .forEach(line -> text.append("\n      ").append(line));
        }
        if (event.getEvidenceOmitted() > 0) {
            text.append("\n  - and ").append(event.getEvidenceOmitted()).append(" more.");
        }
        text.append("\nSince: ").append(MINUTE.format(event.getSince()));
        text.append("; this window: ").append(MINUTE.format(event.getWindowStart()));
        text.append(" to ").append(MINUTE.format(event.getWindowEnd()));
        text.append(", ")
                .append(span(event.getWindowStart(), event.getWindowEnd()))
                .append('.');
        text.append("\nHow bad: ").append(event.getSeverity()).append(", ");
        text.append(counted(event)).append(" in the window.");
        if (level != null && event.getTransition() != AlertTransition.RESOLVED) {
            text.append("\nThresholds: the least effects that the monitor counts (revision ")
                    .append(event.getDefinitionRevision())
                    .append("), and significance at level ")
                    .append(number(level))
                    .append(", which its budget of false pages leaves for one test of this window.");
        }
        if (event.getMaintenance() != null) {
            text.append("\nNobody is told: maintenance, ")
                    .append(event.getMaintenance())
                    .append('.');
        }
        if (event.getDashboardUrl() != null) {
            text.append("\nDashboard: ").append(event.getDashboardUrl());
        }
        text.append("\nLook closer: ").append(event.getCommand());
        text.append("\nWhat to do: ").append(event.getRunbookUrl());
        return text.toString();
    }

    /** The command that shows the series' reports; names are quoted for a shell, as nobody should run what a name holds. */
    static String command(Series series, Observation.Source source) {
        String topic = source == Observation.Source.DRIFT ? "drift" : "performance";
        return "./driftmeter tail " + topic + "-reports --model " + quoted(series.model());
    }

    /** One figure with its threshold: {@code income (ks 0.42, threshold 0.1, 1,234 rows)}. */
    static String figure(Evidence evidence) {
        StringBuilder text =
                new StringBuilder(evidence.getFeature()).append(" (").append(evidence.getStatistic());
        if (evidence.getValue() != null) {
            text.append(' ').append(number(evidence.getValue()));
        }
        if (evidence.getThreshold() != null) {
            text.append(", threshold ").append(number(evidence.getThreshold()));
        }
        return text.append(", ").append(rows(evidence.getRows())).append(')').toString();
    }

    private static String reason(Evidence evidence) {
        String text = evidence.getText();
        return text.isEmpty() ? figure(evidence) : evidence.getFeature() + ": " + text;
    }

    private static String who(Series series) {
        String all = series.isWhole() ? "" : ", segment " + series.segment();
        return series.model() + " version " + series.version() + all;
    }

    /** What the rows of the window are: drift reports count features and predictions together, performance reports predictions alone. */
    private static String counted(AlertEvent event) {
        boolean scored = event.getKind() == AlertKind.PERFORMANCE || event.getKind() == AlertKind.LABELS;
        String rows = rows(event.getWindowRows());
        return rows + (scored ? " of predictions" : " of features and predictions together");
    }

    private static String rows(long rows) {
        return rows == 1 ? "1 row" : String.format(Locale.ROOT, "%,d rows", rows);
    }

    static String number(double value) {
        double size = Math.abs(value);
        String pattern = size != 0 && (size < 0.001 || size >= 1e6) ? "%.3e" : "%.3f";
        String text = String.format(Locale.ROOT, pattern, value);
        return text.contains("e") ? text : text.replaceFirst("\\.?0+$", "");
    }

    private static String span(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        long days = length.toDays();
        String time = (length.toHoursPart() == 0 ? "" : length.toHoursPart() + " h ")
                + (length.toMinutesPart() == 0 ? "" : length.toMinutesPart() + " min");
        return (days == 0 ? time : days + " d " + time).strip();
    }

    private static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Reasons in one sentence, for a trigger. */
    public static String reasons(List<Evidence> evidence) {
        return evidence.stream().limit(3).map(AlertText::figure).collect(Collectors.joining(", "));
    }
}
