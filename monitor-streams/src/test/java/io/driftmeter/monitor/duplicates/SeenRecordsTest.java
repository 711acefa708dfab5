package io.driftmeter.monitor.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held against somebody who keeps every record. */
class SeenRecordsTest {

    private static final long SEED = 20_261_124;
    private static final long LATENESS = 1_000;

    @TempDir
    private Path directory;

    private final Digest digest = new Digest();
    private SeenRecords seen;

    private record Kept(long time, String id, String content) {}

    @BeforeEach
    void open() {
        seen = new SeenRecords(directory.resolve("seen"), LATENESS);
    }

    @AfterEach
    void close() {
        seen.close();
        assertThat(directory.resolve("seen")).doesNotExist();
    }

    @Test
    void shouldSayWhatSomebodySaysWhoKeepsEverything() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Kept> kept = new ArrayList<>();
        List<Sighting> said = new ArrayList<>();
        long highest = 0;
        for (int record = 0; record < 20_000; record++) {
            long oldest = highest - LATENESS;
            boolean again = !kept.isEmpty() && random.nextInt(4) == 0;
            Kept next = again
                    ? kept.get(random.nextInt(Math.max(0, kept.size() - 300), kept.size()))
                    : new Kept(
                            Math.max(0, highest + 10 - random.nextInt(900)),
                            "id" + random.nextInt(400),
                            "content" + record);
            if (next.time() < oldest) {
                continue;
            }
            if (random.nextInt(20) == 0) {
                seen.forgetBefore(oldest);
            }
            Sighting sighting = see(next, oldest);
            assertThat(sighting).as("record %d", record).isEqualTo(expected(kept, next, oldest));
            said.add(sighting);
            kept.add(next);
            highest = Math.max(highest, next.time());
        }
        assertThat(said).contains(Sighting.FIRST, Sighting.COPY, Sighting.CONFLICT);
    }

    @Test
    void shouldKnowACopyOfEachOfManyUnlikeRecordsUnderOneId() {
        for (int content = 0; content < 100; content++) {
            assertThat(see(new Kept(5, "id", "c" + content), 0))
                    .isEqualTo(content == 0 ? Sighting.FIRST : Sighting.CONFLICT);
        }
        for (int content = 0; content < 100; content++) {
            assertThat(see(new Kept(5, "id", "c" + content), 0)).isEqualTo(Sighting.COPY);
        }
    }

    @Test
    void shouldTellPartsOfNamesApart() {
        assertThat(digest.of("a", "bc")).isNotEqualTo(digest.of("ab", "c")).hasSize(Digest.BYTES);
    }

    private Sighting see(Kept record, long oldest) {
        return seen.see(record.time(), oldest, digest.of(record.id()), digest.of(record.content()));
    }

    private static Sighting expected(List<Kept> kept, Kept next, long oldest) {
        if (kept.contains(next)) {
            return Sighting.COPY;
        }
        return kept.stream().anyMatch(other -> other.id().equals(next.id()) && other.time() >= oldest)
                ? Sighting.CONFLICT
                : Sighting.FIRST;
    }
}
