package io.driftmeter.benchmarks.throughput;

import io.driftmeter.avro.SegmentCondition;
import io.driftmeter.avro.SegmentSource;
import io.driftmeter.avro.SegmentTest;
import io.driftmeter.avro.Segmentation;
import io.driftmeter.avro.WatchedSegment;
import java.util.ArrayList;
import java.util.List;

/** How the rows of a load are split: by ranges of its first feature, a standard normal number, which hold about as many rows each. */
final class LoadSegments {

    private LoadSegments() {}

    /** One segmentation, or none; rows without the feature are in the segment other. */
    static List<Segmentation> of(Load load) {
        if (load.segments() == 1) {
            return List.of();
        }
        int ranges = load.segments() - 1;
        List<WatchedSegment> segments = new ArrayList<>();
        for (int range = 0; range < ranges; range++) {
            List<SegmentCondition> conditions = new ArrayList<>();
            conditions.add(bound(SegmentTest.ABOVE, quantile((double) range / ranges)));
            conditions.add(bound(SegmentTest.AT_MOST, quantile((range + 1.0) / ranges)));
            segments.add(new WatchedSegment("range " + range, conditions));
        }
        return List.of(new Segmentation("first", SegmentSource.FEATURES, List.of(), segments, 0));
    }

    private static SegmentCondition bound(SegmentTest test, double bound) {
        return new SegmentCondition(Load.feature(0), test, List.of(), bound);
    }

    /** Of the standard normal law, about, by the logistic law that is near it. */
    private static double quantile(double share) {
        return Math.log(share / (1 - share)) / 1.702;
    }
}
