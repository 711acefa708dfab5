package io.driftmeter.benchmarks.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** A stationary series with mean 0 and variance 1 in which each value is ρ times the one before it, and noise. */
public final class Autoregression {
    private final ZigguratSampler.NormalizedGaussian noise;
    private final double correlation;
    private final double noiseDeviation;
    private double value;

    /**
     * Starts with a value drawn from the law of all.
     *
     * @param correlation ρ, from 0 (independent values) to under 1
     */
    public Autoregression(UniformRandomProvider random, double correlation) {
        this.noise = ZigguratSampler.NormalizedGaussian.of(random);
        this.correlation = correlation;
        this.noiseDeviation = Math.sqrt(1 - correlation * correlation);
        this.value = noise.sample();
    }

    /** The next value. */
    public double next() {
        value = correlation * value + noiseDeviation * noise.sample();
        return value;
    }
}
