package io.driftmeter.benchmarks.level;

import io.driftmeter.benchmarks.random.CountSampler;

/** A law from which the rows of a reference and of a live window are drawn, so that there is no drift. */
interface Law {

    /** Draws a reference and a window, both anew, as the counts that the product would make of them. */
    Samples draw(CountSampler sampler, long referenceRows, long liveRows);
}
