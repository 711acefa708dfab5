package io.driftmeter.alerting.policy;

import io.driftmeter.schemas.key.SeriesKey;
import java.util.Comparator;

/**
 * What reports are made for.
 *
 * @param model name of the model
 * @param version version of the model
 * @param segment segment of the traffic; all for the whole
 */
public record Series(String model, String version, String segment) implements Comparable<Series> {
    private static final Comparator<Series> ORDER =
            Comparator.comparing(Series::model).thenComparing(Series::version).thenComparing(Series::segment);

    /** The form that keys of topics and stores have; names never hold a bar. */
    public String key() {
        return model + '|' + version + '|' + segment;
    }

    /** Whether it is of all rows, rather than those of a segment. */
    public boolean isWhole() {
        return segment.equals(SeriesKey.ALL);
    }

    @Override
    public int compareTo(Series other) {
        return ORDER.compare(this, other);
    }
}
