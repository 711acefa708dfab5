package io.driftmeter.statistics.counts;

import java.nio.charset.StandardCharsets;
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
        kept.add(writable(cut(name)));
        if (kept.size() > most) {
            kept.pollLast();
        }
    }

    /** Cuts a long name, but never between the two halves of a character. */
    private String cut(String name) {
        if (name.length() <= longest) {
            return name;
        }
        boolean splits = Character.isHighSurrogate(name.charAt(longest - 1));
        return name.substring(0, splits ? longest - 1 : longest);
    }

    /** What UTF-8 makes of half a character is kept, so that a name is the same before and after it was written. */
    private static String writable(String name) {
        return name.chars().anyMatch(unit -> Character.isSurrogate((char) unit))
                ? new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
                : name;
    }

    void addAll(NameSample other) {
        other.kept.forEach(this::add);
    }

    void clear() {
        kept.clear();
    }

    List<String> names() {
        return kept.stream().sorted().toList();
    }

    void writeTo(CountsOutput out) {
        out.writeCount(kept.size());
        names().forEach(out::writeText);
    }

    void readFrom(CountsInput in) {
        int names = in.readSize(most, "names of unseen values");
        for (int i = 0; i < names; i++) {
            add(in.readText());
        }
    }
}
