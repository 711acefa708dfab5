package io.driftmeter.benchmarks.budget;

import java.util.BitSet;

/** Pages that windows called drift lead to, by the default policy: one where 2 of 3 windows in a row are, until 3 in a row are not. */
final class Pages {
    private static final int OPEN = 2;
    private static final int OF = 3;

    private Pages() {}

    static int count(BitSet drifted) {
        int pages = 0;
        boolean open = false;
        for (int window = 0; window < drifted.length() + OF; window++) {
            int votes = drifted.get(Math.max(0, window - OF + 1), window + 1).cardinality();
            if (!open && votes >= OPEN) {
                pages++;
                open = true;
            } else if (votes == 0) {
                open = false;
            }
        }
        return pages;
    }
}
