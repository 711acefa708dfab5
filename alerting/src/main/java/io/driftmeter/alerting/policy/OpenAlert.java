package io.driftmeter.alerting.policy;

import io.driftmeter.avro.Severity;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an open alert has said so far.
 *
 * @param severity the severity that was last told
 * @param openedAt end of the window that opened it, in milliseconds since the epoch
 * @param since start of the first window that voted for it
 * @param quiet whether its last event was in a maintenance window, so that nobody was told
 * @param named what it has named so far, at most {@link #MOST_NAMES}: naming one more is news, no longer naming one is not
 */
public record OpenAlert(Severity severity, long openedAt, long since, boolean quiet, SortedSet<String> named) {
    /** Names that are remembered at most; an alert about so many features gains nothing from one more. */
    public static final int MOST_NAMES = 256;

    public OpenAlert(Severity severity, long openedAt, long since, boolean quiet, @Nullable SortedSet<String> named) {
        this.severity = severity;
        this.openedAt = openedAt;
        this.since = since;
        this.quiet = quiet;
        this.named = named == null ? new TreeSet<>() : named;
    }

    /** Whether these names or this severity are news, or people may be told who were not. */
    boolean isNews(Severity now, boolean quietNow, List<String> moved) {
        return now != severity || (quiet && !quietNow) || (named.size() < MOST_NAMES && !named.containsAll(moved));
    }

    /** The alert after it has told them. */
    OpenAlert told(Severity now, boolean quietNow, List<String> moved) {
        SortedSet<String> names = new TreeSet<>(named);
        moved.stream().limit(Math.max(0, MOST_NAMES - names.size())).forEach(names::add);
        return new OpenAlert(now, openedAt, since, quietNow, names);
    }
}
