package io.driftmeter.cli.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes the loan applications of a stretch of time. The same seed makes the same ones. */
final class CreditRiskSimulation {
    private static final double UNLABELLED = 0.05;
    private static final long MOST_LABEL_DELAY = Duration.ofMinutes(110).toMillis();
    private static final long LEAST_LABEL_DELAY = Duration.ofMinutes(20).toMillis();

    private final SplittableRandom random;
    private final int applicationsPerHour;
    private long made;

    CreditRiskSimulation(long seed, int applicationsPerHour) {
        this.random = new SplittableRandom(seed);
        this.applicationsPerHour = applicationsPerHour;
    }

    /**
     * The applications of one stretch, evenly spread, in the order of their time.
     *
     * @param world who applies, and who pays back
     * @param model the world in which the model that decides was trained
     * @param from first event time, in milliseconds since the epoch
     * @param length in milliseconds
     * @param incomeFactor by what an upstream job multiplies the income before the model sees it
     */
    List<LoanApplication> applications(World world, World model, long from, long length, double incomeFactor) {
        int count = (int) (applicationsPerHour * length / Duration.ofHours(1).toMillis());
        List<LoanApplication> applications = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            applications.add(application(world, model, from + i * length / count, incomeFactor));
        }
        return applications;
    }

    private LoanApplication application(World world, World model, long eventTime, double incomeFactor) {
        Map<String, Object> truth = world.applicant(random);
        Map<String, Object> seen = new HashMap<>(truth);
        seen.computeIfPresent("income", (name, income) -> (double) income * incomeFactor);
        double score = model.risk(seen);
        long delay = LEAST_LABEL_DELAY + (long) ((MOST_LABEL_DELAY - LEAST_LABEL_DELAY) * random.nextDouble());
        boolean bad = random.nextDouble() < world.risk(truth);
        return new LoanApplication(
                "loan-%07d".formatted(made++),
                eventTime,
                seen,
                score,
                score >= 0.5 ? "bad" : "good",
                bad ? "bad" : "good",
                random.nextDouble() < UNLABELLED ? Long.MAX_VALUE : eventTime + delay);
    }
}
