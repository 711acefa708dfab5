package io.driftmeter.runtime;

import io.micrometer.core.instrument.Meter;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A figure that its owner sets, and whose series ends when the owner closes it, so that no stale figure is left behind. */
public final class OwnedGauge implements AutoCloseable {

    private final Consumer<OwnedGauge> release;
    private volatile double value = Double.NaN;
    private volatile @Nullable Meter meter;

    OwnedGauge(Consumer<OwnedGauge> release) {
        this.release = release;
    }

    /** Shows a figure from now on. Before the first the series shows NaN. */
    public void set(double figure) {
        value = figure;
    }

    @Override
    public void close() {
        release.accept(this);
    }

    void own(Meter series) {
        meter = series;
    }

    /** Gives the series away, to another holder or to be removed. */
    Meter disown() {
        Meter series = Objects.requireNonNull(meter, "no series is owned");
        meter = null;
        return series;
    }

    double value() {
        return value;
    }
}
