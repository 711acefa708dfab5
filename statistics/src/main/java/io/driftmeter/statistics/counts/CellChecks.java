package io.driftmeter.statistics.counts;

/** What must hold of the edges of cells; each check names what is wrong. */
final class CellChecks {
    private static final int MOST_EDGES = Character.MAX_VALUE - 1;

    private CellChecks() {}

    /** A copy with +0 for −0, once the edges are known to be finite, strictly ascending and not too many. */
    static double[] ascending(String name, double[] edges) {
        if (edges.length > MOST_EDGES) {
            throw new IllegalArgumentException(
                    name + ": " + edges.length + " given, at most " + MOST_EDGES + " are possible");
        }
        double[] plain = new double[edges.length];
        for (int i = 0; i < edges.length; i++) {
            plain[i] = edges[i] + 0.0;
            if (!Double.isFinite(plain[i]) || (i > 0 && plain[i] <= plain[i - 1])) {
                throw new IllegalArgumentException(
                        name + " must be finite and strictly ascending: entry " + i + " is " + plain[i]);
            }
        }
        return plain;
    }

    /** That the atoms are cells, in order, each of which can hold one value alone: the one at its upper edge. */
    static void requireAtoms(int[] atoms, double[] edges) {
        for (int i = 0; i < atoms.length; i++) {
            int atom = atoms[i];
            if (atom < 0 || atom >= edges.length || (i > 0 && atom <= atoms[i - 1])) {
                throw new IllegalArgumentException("atoms must be strictly ascending indices of the " + edges.length
                        + " cells that end at an edge: entry " + i + " is " + atom);
            }
            double below = Math.nextDown(edges[atom]) + 0.0;
            double lowerEdge = atom == 0 ? Double.NEGATIVE_INFINITY : edges[atom - 1];
            if (lowerEdge != below) {
                throw new IllegalArgumentException(
                        "cell " + atom + ", above " + lowerEdge + " up to " + edges[atom] + ", is not one value alone");
            }
        }
    }
}
