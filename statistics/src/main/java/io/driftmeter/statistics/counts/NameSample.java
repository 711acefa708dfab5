package io.driftmeter.statistics.counts;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** A bounded sample of names: those with the lowest hashes, so that it does not depend on the order in which names come. */
final class NameSample {
    private static final Comparator<String> BY_HASH = Comparator.<String>comparingInt(
                    name -> name.hashCode() * 0x9E3779B1)
            .thenComparing(Comparator.naturalOrder());

    private final int most;
    private final int longest;
    private final TreeSet<String> kept = new TreeSet<>(BY_HASH);

    NameSample(int most, int longest) {
        this.most = most;
        this.longest = longest;
    }

    void add(String name) {
        kept.add(name.length() > longest ? name.substring(0, longest) : name);
        if (kept.size() > most) {
            kept.pollLast();
        }
    }

    List<String> names() {
        return kept.stream().sorted().toList();
    }

    void writeTo(CountsOutput out) {
        out.writeCount(kept.size());
        names().forEach(out::writeText);
    }

    void addFrom(CountsInput in) {
        int names = in.readSize(most, "names of unseen values");
        for (int i = 0; i < names; i++) {
            add(in.readText());
        }
    }
}
