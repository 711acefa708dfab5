package io.driftmeter.monitor.join;

import io.driftmeter.monitor.avro.FeaturesCopy;
import io.driftmeter.monitor.avro.LabelCopy;
import io.driftmeter.monitor.avro.PredictionCopy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Total orders that decide between unlike copies by their content, so that the order of arrival decides nothing. Copies
 * that are equal in the order are one; a set of copies is kept in order and bounded, which leaves the same copies whatever
 * order they were added in.
 */
final class Precedence {

    /** More unlike copies of one prediction, or labels for it, in one bucket are beyond any honest use. */
    static final int MOST_COPIES = 16;

    /** The first counts: the earliest, then by content. */
    static final Comparator<PredictionCopy> OF_PREDICTIONS = Comparator.comparingLong(PredictionCopy::getEventTime)
            .thenComparing(PredictionCopy::getModel)
            .thenComparing(PredictionCopy::getModelVersion)
            .thenComparing(copy -> String.join("|", copy.getSegments()))
            .thenComparing(copy -> text(copy.getPrediction()))
            .thenComparing(copy -> text(copy.getScore()))
            .thenComparing(copy -> text(new TreeMap<>(copy.getClassScores())))
            .thenComparing(copy -> text(copy.getRanking() == null ? null : List.copyOf(copy.getRanking())))
            .thenComparing(copy -> text(copy.getLatencyMilliseconds()))
            .thenComparingInt(PredictionCopy::getDefinitionRevision);

    /** The first counts: the earliest, then by content. */
    static final Comparator<FeaturesCopy> OF_FEATURES = Comparator.comparingLong(FeaturesCopy::getEventTime)
            .thenComparing(FeaturesCopy::getModel)
            .thenComparing(FeaturesCopy::getModelVersion)
            .thenComparing(copy -> String.join("|", copy.getSegments()));

    /** The last counts: the one with the highest label time, at the same time a retraction, then by content. */
    static final Comparator<LabelCopy> OF_LABELS = Comparator.comparingLong(LabelCopy::getLabelTime)
            .thenComparing(copy -> copy.getLabel() == null)
            .thenComparing(copy -> text(copy.getLabel()));

    private Precedence() {}

    /** Adds a prediction; one that is there already is on time if either was. */
    static List<PredictionCopy> addPrediction(List<PredictionCopy> known, PredictionCopy added) {
        List<PredictionCopy> all = add(
                known,
                added,
                OF_PREDICTIONS,
                (one, other) -> PredictionCopy.newBuilder(one)
                        .setLate(one.getLate() && other.getLate())
                        .build());
        return all.size() > MOST_COPIES ? List.copyOf(all.subList(0, MOST_COPIES)) : all;
    }

    /** Adds features; those that are there already are on time if either were. */
    static List<FeaturesCopy> addFeatures(List<FeaturesCopy> known, FeaturesCopy added) {
        List<FeaturesCopy> all = add(
                known,
                added,
                OF_FEATURES,
                (one, other) -> FeaturesCopy.newBuilder(one)
                        .setLate(one.getLate() && other.getLate())
                        .build());
        return all.size() > MOST_COPIES ? List.copyOf(all.subList(0, MOST_COPIES)) : all;
    }

    /** Adds a label; one that is there already is as far behind as the better of both. */
    static List<LabelCopy> addLabel(List<LabelCopy> known, LabelCopy added) {
        List<LabelCopy> all = add(
                known,
                added,
                OF_LABELS,
                (one, other) -> LabelCopy.newBuilder(one)
                        .setBehind(Math.min(one.getBehind(), other.getBehind()))
                        .build());
        return all.size() > MOST_COPIES ? List.copyOf(all.subList(all.size() - MOST_COPIES, all.size())) : all;
    }

    private static <T> List<T> add(List<T> known, T added, Comparator<T> order, BinaryOperator<T> same) {
        List<T> all = new ArrayList<>(known);
        for (int place = 0; place < all.size(); place++) {
            if (order.compare(all.get(place), added) == 0) {
                all.set(place, same.apply(all.get(place), added));
                return all;
            }
        }
        all.add(added);
        all.sort(order);
        return all;
    }

    /** The type and the exact value, so that 1, 1.0 and "1" are unlike. */
    private static String text(@Nullable Object value) {
        return value == null ? "" : value.getClass().getSimpleName() + ":" + value;
    }
}
