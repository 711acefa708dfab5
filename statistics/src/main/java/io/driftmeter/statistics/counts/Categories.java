package io.driftmeter.statistics.counts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The categories of a reference: each has a counter, but the pooled ones share the one for other. Immutable. */
public final class Categories {
    private static final int OTHER = -1;
    private static final int UNSEEN = -2;

    private final boolean truthValues;
    private final List<String> names;
    private final List<String> pooled;
    private final Map<String, Integer> indices = new HashMap<>();

    /**
     * Takes categories as a reference has them.
     *
     * @param truthValues whether the feature is a truth value, whose categories are "false" and "true"
     * @param names categories with a counter each, without doubles
     * @param pooled categories that share the counter for other, none of them in {@code names}
     * @throws IllegalArgumentException where a category stands twice
     */
    public Categories(boolean truthValues, Set<String> names, Set<String> pooled) {
        SortedSet<String> ascending = new TreeSet<>(names);
        this.truthValues = truthValues;
        this.names = List.copyOf(ascending);
        this.pooled = List.copyOf(new TreeSet<>(pooled));
        for (int i = 0; i < this.names.size(); i++) {
            indices.put(this.names.get(i), i);
        }
        for (String name : new HashSet<>(pooled)) {
            if (indices.put(name, OTHER) != null) {
                throw new IllegalArgumentException("category '" + name + "' has a counter and is pooled");
            }
        }
    }

    /** Whether the feature is a truth value. */
    public boolean truthValues() {
        return truthValues;
    }

    /** Categories with a counter each, ascending. */
    public List<String> names() {
        return names;
    }

    /** Categories that share the counter for other, ascending. */
    public List<String> pooled() {
        return pooled;
    }

    /** Number of counters: one a category, one for other, one for unseen. */
    int counters() {
        return names.size() + 2;
    }

    /** The counter of a value. */
    int counterOf(String value) {
        int index = indices.getOrDefault(value, UNSEEN);
        return index >= 0 ? index : names.size() - 1 - index;
    }

    int otherCounter() {
        return names.size();
    }

    int unseenCounter() {
        return names.size() + 1;
    }
}
