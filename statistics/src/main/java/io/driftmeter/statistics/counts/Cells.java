package io.driftmeter.statistics.counts;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The cells into which a numeric feature is counted, closed on the right: (−∞, e1], (e1, e2], …, (ek, ∞). No edge at all is one
 * cell for everything. Immutable.
 */
public final class Cells {
    private static final int GUIDE_SLOTS = 1024;
    private static final int FIRST_OF_TWO_STEPS = 2;
    private static final int BYTE = 0xFF;

    private final double[] edges;
    private final int[] atoms;
    private final double[] decileEdges;
    private final int[] decileEdgePositions;

    /** The edges, and after them as many sentinels as the last step of a search can reach. */
    private final double[] padded;

    /**
     * The number of edges that lie in a lower slot than the key, for {@link #GUIDE_SLOTS} slots of equal width between the first
     * and the last edge. Since a value's slot never falls when the value grows, the cell of a value in slot s lies between
     * guide[s] and guide[s + 1], which leaves a step or two of search. Their lower bytes alone: what a feature is counted with should take
     * little of the processor's cache.
     */
    private final byte[] guide;

    /** The upper bytes of these numbers; empty where none has any, as with nearly all features. */
    private final byte[] upperGuide;

    private final double guideStart;
    private final double slotsPerUnit;
    private final int firstStep;

    /**
     * Takes cells as they were cut.
     *
     * @param edges finite and strictly ascending, in the unit of the feature, at most 65,534
     * @param atoms indices of the cells that hold one single value, strictly ascending; the edge below an atom v is Math.nextDown(v)
     * @param decileEdges the edges between PSI's bins, strictly ascending, each one of {@code edges}
     * @throws IllegalArgumentException where one of these does not hold
     */
    public Cells(double[] edges, int[] atoms, double[] decileEdges) {
        this.edges = CellChecks.ascending("edges", edges);
        this.atoms = atoms.clone();
        this.decileEdges = CellChecks.ascending("decile edges", decileEdges);
        CellChecks.requireAtoms(this.atoms, this.edges);
        this.decileEdgePositions = positions(this.decileEdges);
        this.guideStart = this.edges.length == 0 ? 0 : this.edges[0];
        double width = this.edges.length == 0 ? 0 : this.edges[this.edges.length - 1] - guideStart;
        double density = GUIDE_SLOTS / width;
        this.slotsPerUnit = Double.isFinite(density) ? density : 0;
        char[] below = edgesBelowSlots();
        this.guide = bytes(below, 0);
        this.upperGuide = this.edges.length <= BYTE ? new byte[0] : bytes(below, Byte.SIZE);
        this.firstStep = firstStep(below);
        this.padded = Arrays.copyOf(this.edges, this.edges.length + 2 * Math.max(FIRST_OF_TWO_STEPS, firstStep));
        Arrays.fill(padded, this.edges.length, padded.length, Double.MAX_VALUE);
    }

    private int[] positions(double[] chosen) {
        int[] positions = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            positions[i] = Arrays.binarySearch(edges, chosen[i]);
            if (positions[i] < 0) {
                throw new IllegalArgumentException("decile edge " + chosen[i] + " is not an edge of a cell");
            }
        }
        return positions;
    }

    private char[] edgesBelowSlots() {
        char[] lower = new char[GUIDE_SLOTS + 1];
        int edge = 0;
        for (int slot = 0; slot <= GUIDE_SLOTS; slot++) {
            while (edge < edges.length && slot(edges[edge]) < slot) {
                edge++;
            }
            lower[slot] = (char) edge;
        }
        lower[GUIDE_SLOTS] = (char) edges.length;
        return lower;
    }

    private static byte[] bytes(char[] numbers, int shift) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) (numbers[i] >> shift);
        }
        return bytes;
    }

    /** The largest of the steps 2^k, …, 4, 2, 1 that search the slot with the most edges: their sum is at least as many. */
    private static int firstStep(char[] below) {
        int most = 0;
        for (int slot = 0; slot < GUIDE_SLOTS; slot++) {
            most = Math.max(most, below[slot + 1] - below[slot]);
        }
        return Integer.highestOneBit(most);
    }

    /** The conversion to int saturates, so values far outside fall into the outermost slots. */
    private int slot(double value) {
        int slot = (int) ((value - guideStart) * slotsPerUnit);
        return Math.max(0, Math.min(GUIDE_SLOTS - 1, slot));
    }

    /**
     * The cell of a value: the number of edges below it. Every value of a feature takes the same steps, without a branch: which way a
     * comparison goes is as good as random, and a branch on it would be guessed wrong half the time. The sign of a difference of
     * two doubles is exact, since it underflows gradually.
     *
     * @param value anything but NaN
     */
    public int indexOf(double value) {
        int slot = slot(value);
        int below = guide[slot] & BYTE;
        if (upperGuide.length > 0) {
            below |= (upperGuide[slot] & BYTE) << Byte.SIZE;
        }
        for (int step = firstStep; step > 0; step >>= 1) {
            long isBelow = Double.doubleToRawLongBits(padded[below + step - 1] - value) >> 63;
            below += step & (int) isBelow;
        }
        return Math.min(below, edges.length);
    }

    /**
     * Adds one to the counter of each value's cell. All cells are found before any is counted: the processor holds a look-up back behind a counter's
     * store whose place it does not know yet, and so would find one cell after the other.
     *
     * @param found room for a cell of each value
     */
    void count(double[] values, int count, long[] counters, int[] found) {
        if (firstStep <= FIRST_OF_TWO_STEPS && upperGuide.length == 0) {
            findInTwoSteps(values, count, found);
        } else {
            for (int i = 0; i < count; i++) {
                found[i] = indexOf(values[i]);
            }
        }
        Counters.increment(counters, found, 0, count);
    }

    /** The steps of {@link #indexOf} written out, as nearly all features take no more: without a loop inside, several values are under way at once. */
    private void findInTwoSteps(double[] values, int count, int[] found) {
        double[] sentinelled = padded;
        byte[] lower = guide;
        int most = edges.length;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            int below = lower[slot(value)] & BYTE;
            below += FIRST_OF_TWO_STEPS
                    & (int) (Double.doubleToRawLongBits(sentinelled[below + FIRST_OF_TWO_STEPS - 1] - value) >> 63);
            below -= (int) (Double.doubleToRawLongBits(sentinelled[below] - value) >> 63);
            found[i] = Math.min(below, most);
        }
    }

    /** Number of cells: one more than edges. */
    public int count() {
        return edges.length + 1;
    }

    /** The edges, ascending, in the unit of the feature. */
    public double[] edges() {
        return edges.clone();
    }

    /** Indices of the cells that hold one single value. */
    public int[] atoms() {
        return atoms.clone();
    }

    /** The edges between PSI's bins, ascending, in the unit of the feature. */
    public double[] decileEdges() {
        return decileEdges.clone();
    }

    /** Positions of the decile edges among the edges. */
    public int[] decileEdgePositions() {
        return decileEdgePositions.clone();
    }

    /**
     * Sums cells into PSI's bins.
     *
     * @param cellCounts one entry a cell
     * @return one entry a bin: one more than there are decile edges
     */
    public long[] decileCounts(long[] cellCounts) {
        long[] bins = new long[decileEdgePositions.length + 1];
        int bin = 0;
        for (int cell = 0; cell < cellCounts.length; cell++) {
            while (bin < decileEdgePositions.length && cell > decileEdgePositions[bin]) {
                bin++;
            }
            bins[bin] += cellCounts[cell];
        }
        return bins;
    }

    void writeTo(CountsOutput out) {
        writeDoubles(edges, out);
        out.writeCount(atoms.length);
        for (int atom : atoms) {
            out.writeCount(atom);
        }
        writeDoubles(decileEdges, out);
    }

    private static void writeDoubles(double[] numbers, CountsOutput out) {
        out.writeCount(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cells cells
                && Arrays.equals(edges, cells.edges)
                && Arrays.equals(atoms, cells.atoms)
                && Arrays.equals(decileEdges, cells.decileEdges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}
