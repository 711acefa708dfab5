package io.driftmeter.statistics.reference;

import io.driftmeter.statistics.counts.Centroid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of arrays on the pass between: its centroid is known, its norms and cosines are numbers of their own from here on. */
final class EmbeddingSurvey {
    private final String name;
    private final Centroid centroid;
    private final List<Integer> unitExponents;
    private final NumberSurvey norms;
    private final NumberSurvey cosines;

    EmbeddingSurvey(ColumnSurvey column, ReferenceSettings settings) {
        this.name = column.name();
        this.centroid = column.centroid().centroid();
        this.unitExponents = column.centroid().unitExponents();
        this.norms = new NumberSurvey(settings.atomsUpTo());
        this.cosines = new NumberSurvey(settings.atomsUpTo());
    }

    /** Adds the value of a row; says how many numbers it holds more. */
    int add(@Nullable Object value) {
        if (!(value instanceof double[] array) || array.length != centroid.dimensions()) {
            return 0;
        }
        double norm = Centroid.norm(array);
        if (!Double.isFinite(norm)) {
            return 0;
        }
        return (norms.add(norm) ? 1 : 0) + (cosines.add(centroid.cosine(array, norm)) ? 1 : 0);
    }

    void letGo() {
        norms.letGo();
        cosines.letGo();
    }

    String name() {
        return name;
    }

    Centroid centroid() {
        return centroid;
    }

    /** Exponents of the units in which the components' sums are kept. */
    List<Integer> unitExponents() {
        return unitExponents;
    }

    NumberSurvey norms() {
        return norms;
    }

    NumberSurvey cosines() {
        return cosines;
    }
}
