package io.driftmeter.statistics.reference;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The finite values of a column on the first pass: held until there are too many, in a sketch from then on. */
final class NumberSurvey {
    private final int mostDistinct;
    private double[] held = new double[16];
    private int count;
    private @Nullable SketchedValues sketch;

    NumberSurvey(int mostDistinct) {
        this.mostDistinct = mostDistinct;
    }

    /** Adds a finite value; says whether it is held. */
    boolean add(double value) {
        if (sketch != null) {
            sketch.add(value + 0.0);
            return false;
        }
        if (count == held.length) {
            held = Arrays.copyOf(held, 2 * count);
        }
        held[count++] = value + 0.0;
        return true;
    }

    /** Holds no more values: those that it holds go into a sketch. */
    void letGo() {
        if (sketch == null) {
            SketchedValues all = new SketchedValues(mostDistinct);
            for (int i = 0; i < count; i++) {
                all.add(held[i]);
            }
            sketch = all;
            held = new double[0];
            count = 0;
        }
    }

    boolean isSketched() {
        return sketch != null;
    }

    /** The values by their ranks; nothing can be added after that. */
    RankedValues ranked() {
        if (sketch != null) {
            return sketch;
        }
        HeldValues values = new HeldValues(Arrays.copyOf(held, count));
        held = new double[0];
        count = 0;
        return values;
    }
}
