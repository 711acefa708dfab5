package io.driftmeter.monitor.compare;

import io.driftmeter.avro.MonitorDefinition;
import io.driftmeter.monitor.avro.CoarsePanes;
import io.driftmeter.monitor.avro.FamilyProgress;
import io.driftmeter.monitor.avro.SeriesState;
import io.driftmeter.monitor.definitions.Reference;
import io.driftmeter.monitor.profile.Panes;
import io.driftmeter.monitor.window.WindowFamily;
import io.driftmeter.schemas.key.SeriesKey;
import io.driftmeter.statistics.reference.FeatureReference;
import io.driftmeter.statistics.reference.ReferenceProfile;
import io.driftmeter.statistics.reference.SeasonSlots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Sums panes that change no more into coarser ones, so that a window of 30 days is made of some hundreds of panes and not of
 * 43,200 minutes. The coarse pane takes the place of its first fine one, whose start it shares.
 *
 * <p>A block of panes is summed when no window that is still to be reported begins or ends inside it, and all its rows lie in
 * one slot of their reference's seasons: then no report can tell the sum from its parts.
 */
final class PaneChain {

    /** From the finest to the coarsest, each a multiple of the one before. */
    private static final List<Duration> LENGTHS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));

    /** Clocks go by no less. */
    private static final long QUARTER = Duration.ofMinutes(15).toMillis();

    private final PaneStore panes;
    private final Function<Reference, ReferenceProfile> profiles;

    PaneChain(PaneStore panes, Function<Reference, ReferenceProfile> profiles) {
        this.panes = panes;
        this.profiles = profiles;
    }

    /**
     * The longest panes that a report on a window can find, however long it was waited for, in milliseconds: those of the definition where
     * nothing overlaps the window that is reported before it, else the longest that fit it.
     */
    static long longestPane(WindowFamily family, MonitorDefinition definition) {
        boolean isFirst = family.advance() == family.length()
                && definition.getDriftWindows().stream()
                        .map(WindowFamily::of)
                        .allMatch(other -> other.isMadeOf(family));
        long counted = Panes.length(definition);
        return LENGTHS.stream()
                .mapToLong(Duration::toMillis)
                .filter(length -> !isFirst && length < family.length() && family.isMadeOf(length))
                .filter(length -> length > counted)
                .max()
                .orElse(counted);
    }

    /** Sums the panes of a series as far as its reports allow, and notes in {@code state} how far that was. */
    void coarsen(SeriesKey series, Rulebook rules, SeriesState state, Collection<WindowFamily> families) {
        for (Duration length : LENGTHS) {
            if (families.stream().anyMatch(family -> family.length() > length.toMillis())) {
                new Link(series, rules, state, families, length.toMillis()).coarsen();
            }
        }
    }

    /** The step to panes of one length. */
    private final class Link {
        private final SeriesKey series;
        private final Rulebook rules;
        private final SeriesState state;
        private final Collection<WindowFamily> families;
        private final long length;

        Link(SeriesKey series, Rulebook rules, SeriesState state, Collection<WindowFamily> families, long length) {
            this.series = series;
            this.rules = rules;
            this.state = state;
            this.families = families;
            this.length = length;
        }

        void coarsen() {
            CoarsePanes done = progress();
            long until = Math.floorDiv(state.getClosedUntil(), length) * length;
            if (until <= done.getUntil()) {
                return;
            }
            for (Map.Entry<Long, List<PaneKey>> block :
                    blocks(done.getUntil(), until).entrySet()) {
                if (!isClosed(block.getKey())) {
                    done.setUntil(block.getKey());
                    return;
                }
                sum(block.getKey(), block.getValue());
            }
            done.setUntil(until);
        }

        private CoarsePanes progress() {
            for (CoarsePanes known : state.getCoarsened()) {
                if (known.getLengthMilliseconds() == length) {
                    return known;
                }
            }
            CoarsePanes begun = new CoarsePanes(length, 0L);
            List<CoarsePanes> all = new ArrayList<>(state.getCoarsened());
            all.add(begun);
            state.setCoarsened(all);
            return begun;
        }

        private Map<Long, List<PaneKey>> blocks(long from, long to) {
            Map<Long, List<PaneKey>> blocks = new TreeMap<>();
            panes.visit(
                    series.toString(),
                    from,
                    to,
                    (key, pane) -> blocks.computeIfAbsent(
                                    Math.floorDiv(key.start(), length) * length, start -> new ArrayList<>())
                            .add(key));
            return blocks;
        }

        /** Whether no report that is still to come begins or ends inside the block. */
        private boolean isClosed(long block) {
            boolean fatesEndInside = block < state.getFatesUntil() && state.getFatesUntil() < block + length;
            return !fatesEndInside && families.stream().allMatch(family -> isClosed(block, family));
        }

        private boolean isClosed(long block, WindowFamily family) {
            if (family.isMadeOf(length)) {
                return true;
            }
            FamilyProgress progress = SeriesBook.progress(state, family);
            long until = Math.min(progress.getOnTimeUntil(), progress.getFinalUntil());
            return until > 0 && family.startOf(family.firstEndAfter(until)) >= block + length;
        }

        private void sum(long block, List<PaneKey> fine) {
            Map<PaneKey, List<PaneKey>> bySum = new TreeMap<>(PaneKey.IN_STORE_ORDER);
            fine.forEach(key -> bySum.computeIfAbsent(key.startingAt(block), sum -> new ArrayList<>())
                    .add(key));
            bySum.forEach((sum, parts) -> {
                Optional<ReferenceProfile> reference =
                        rules.reference(series, sum.referenceId()).map(profiles);
                boolean isKnown = sum.referenceId().isEmpty() || reference.isPresent();
                if (isKnown
                        && reference.map(known -> liesInOneSlot(block, known)).orElse(true)) {
                    panes.replace(parts, sum, reference);
                }
            });
        }

        private boolean liesInOneSlot(long block, ReferenceProfile reference) {
            boolean hasSeasons =
                    reference.features().stream().map(FeatureReference::seasons).anyMatch(Optional::isPresent);
            return !hasSeasons
                    || LongStream.iterate(block, time -> time < block + length, time -> time + QUARTER)
                                    .mapToInt(time -> SeasonSlots.slotOf(time, reference.zone()))
                                    .distinct()
                                    .count()
                            == 1;
        }
    }
}
