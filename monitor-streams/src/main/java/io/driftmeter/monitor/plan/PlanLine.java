package io.driftmeter.monitor.plan;

/**
 * One sum of the plan.
 *
 * @param place where it lies
 * @param what what takes it
 * @param arithmetic how it is made up, for people
 * @param bytes what it takes at most
 */
public record PlanLine(Place place, String what, String arithmetic, long bytes) {

    /** Bytes that neither overflow nor become negative: what cannot be held by a long is more than any bound. */
    static long times(long... factors) {
        long product = 1;
        for (long factor : factors) {
            try {
                product = Math.multiplyExact(product, factor);
            } catch (ArithmeticException tooLarge) {
                return Long.MAX_VALUE;
            }
        }
        return product;
    }

    /** The sum, or the largest long where that cannot hold it. */
    static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
