package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Centroid;
import io.driftmeter.statistics.counts.EmbeddingCounts;
import io.driftmeter.statistics.counts.EmbeddingScale;
import io.driftmeter.statistics.counts.NumericCounts;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A column of arrays on the last pass. */
final class EmbeddingCount implements ColumnCount {
    private final String name;
    private final Centroid centroid;
    private final EmbeddingCounts counts;
    private final NumberCount norm;
    private final NumberCount cosine;

    /**
     * Nothing counted yet.
     *
     * @param time where the row that is counted lies; null where rows carry no times
     * @param mostCountsHeld bound on the counters that are held for windows
     */
    EmbeddingCount(EmbeddingSurvey survey, ReferenceSettings settings, @Nullable RowTime time, long mostCountsHeld) {
        this.name = survey.name();
        this.centroid = survey.centroid();
        RankedValues norms = survey.norms().ranked();
        RankedValues cosines = survey.cosines().ranked();
        this.counts = new EmbeddingCounts(new EmbeddingScale(
                centroid, CellCutter.cut(norms, settings), CellCutter.cut(cosines, settings), survey.unitExponents()));
        this.norm = number(counts.norm(), norms, survey.norms().isSketched(), settings, time, mostCountsHeld / 2);
        this.cosine =
                number(counts.cosine(), cosines, survey.cosines().isSketched(), settings, time, mostCountsHeld / 2);
    }

    private NumberCount number(
            NumericCounts counted,
            RankedValues values,
            boolean sketched,
            ReferenceSettings settings,
            @Nullable RowTime time,
            long mostCountsHeld) {
        return new NumberCount(name, settings, counted, values, sketched, time, mostCountsHeld);
    }

    @Override
    public EmbeddingCounts counts() {
        return counts;
    }

    @Override
    public void follow(Object value) {
        if (value instanceof double[] array && array.length == centroid.dimensions()) {
            double length = Centroid.norm(array);
            if (Double.isFinite(length)) {
                norm.follow(length);
                cosine.follow(centroid.cosine(array, length));
            }
        }
    }

    @Override
    public EmbeddingReference reference() {
        return new EmbeddingReference(name, counts, norm.reference(), cosine.reference(), OptionalDouble.empty());
    }
}
