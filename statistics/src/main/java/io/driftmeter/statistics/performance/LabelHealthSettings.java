package io.driftmeter.statistics.performance;

/**
 * When labels count as different from before. All effects are changes of shares, from 0 to 1.
 *
 * @param minimumRows with fewer rows a share is not judged
 * @param coverageFall fall of the share of predictions that have a label
 * @param delayedShare rise of the share of labels that come later than nine in ten did before
 * @param classShare change of a class's share among the labels
 */
public record LabelHealthSettings(long minimumRows, Effect coverageFall, Effect delayedShare, Effect classShare) {
    public LabelHealthSettings {
        if (minimumRows < 1) {
            throw new IllegalArgumentException("minimum rows " + minimumRows);
        }
    }

    /**
     * From when on a change matters.
     *
     * @param minor least change that matters
     * @param major from this change on it matters much
     */
    public record Effect(double minor, double major) {
        public Effect {
            if (!(minor >= 0) || !(major >= minor)) {
                throw new IllegalArgumentException("minor effect " + minor + ", major effect " + major);
            }
        }
    }
}
