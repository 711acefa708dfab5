package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the tables, each character is one window: {@code x} a vote, {@code .} none, {@code ?} not judged; below it, {@code O} while open. */
class VoteTrackTest {

    @ParameterizedTest(name = "{0} of {1}, resolve {2}: {3}")
    @CsvSource({
        "1, 1, 1, ..x..x, __O__O",
        "2, 3, 2, x..x.x, _____O",
        "2, 3, 2, xx..xx, _OO__O",
        "2, 3, 2, xx.x.., _OOOO_",
        "2, 3, 2, x.x...., __OO___",
        "3, 3, 2, xxx.x.., __OOOO_",
        "2, 2, 1, xxxx.x, _OOO__",
        "2, 3, 2, x?x, __O",
        "2, 3, 2, xx.?.x, _OOO__",
        "2, 3, 2, xx???., _OOOOO",
    })
    void shouldOpenAfterNOfMAndResolveAfterKJudgedWindows(
            int open, int of, int resolve, String votes, String expected) {
        VotingRule rule = new VotingRule(open, of, resolve);
        VoteTrack track = VoteTrack.EMPTY;
        StringBuilder states = new StringBuilder();
        for (int window = 0; window < votes.length(); window++) {
            if (votes.charAt(window) != '?') {
                track = track.after(window, vote(votes.charAt(window)), true, false, rule);
            }
            states.append(track.open() ? 'O' : '_');
        }
        assertThat(states).hasToString(expected);
    }

    @Test
    void shouldNotOpenOnALaterRevision() {
        VotingRule rule = new VotingRule(1, 1, 1);
        VoteTrack onTime = VoteTrack.EMPTY.after(0, Vote.NONE, true, false, rule);
        VoteTrack revised = onTime.after(0, Vote.CRITICAL, false, true, rule);
        assertThat(revised.open()).isFalse();
        assertThat(revised.casts()).containsExactly(new VoteTrack.Cast(0, Vote.CRITICAL, true));
    }

    @Test
    void shouldCountACorrectedVoteForTheWindowsAfterIt() {
        VotingRule rule = new VotingRule(2, 2, 2);
        VoteTrack track = VoteTrack.EMPTY
                .after(0, Vote.NONE, true, false, rule)
                .after(0, Vote.WARNING, false, true, rule)
                .after(1, Vote.WARNING, true, false, rule);
        assertThat(track.open()).isTrue();
        assertThat(track.firstVote(rule)).isZero();
    }

    @Test
    void shouldResolveWhenRevisionsTakeTheVotesBack() {
        VotingRule rule = new VotingRule(2, 2, 2);
        VoteTrack open =
                VoteTrack.EMPTY.after(0, Vote.WARNING, true, false, rule).after(1, Vote.WARNING, true, false, rule);
        VoteTrack halfBack = open.after(0, Vote.NONE, false, true, rule);
        VoteTrack back = halfBack.after(1, Vote.NONE, false, true, rule);
        assertThat(open.open()).isTrue();
        assertThat(halfBack.open()).isTrue();
        assertThat(back.open()).isFalse();
    }

    @Test
    void shouldNeverCastAWindowThatALaterRevisionHasSettled() {
        VotingRule rule = new VotingRule(1, 1, 1);
        VoteTrack settledFirst = VoteTrack.EMPTY.after(7, Vote.CRITICAL, false, true, rule);
        assertThat(settledFirst.open()).isFalse();
        assertThat(settledFirst.after(7, Vote.CRITICAL, true, false, rule)).isSameAs(settledFirst);
    }

    @Test
    void shouldChangeNothingWhenAnyEarlierReportIsDeliveredAgain() {
        long seed = 20261121;
        RandomGenerator random = new Random(seed);
        for (int trial = 0; trial < 500; trial++) {
            VotingRule rule = new VotingRule(1 + random.nextInt(3), 1 + random.nextInt(4), 1 + random.nextInt(3));
            List<long[]> delivered = new ArrayList<>();
            VoteTrack track = VoteTrack.EMPTY;
            for (int window = 0; window < 30; window++) {
                long[] onTime = {window, random.nextInt(3), 0};
                long[] settled = {Math.max(0, window - random.nextInt(4)), random.nextInt(3), 1};
                for (long[] report : List.of(onTime, settled)) {
                    boolean again = delivered.stream().anyMatch(old -> old[0] == report[0] && old[2] == report[2]);
                    if (again) {
                        continue;
                    }
                    track = deliver(track, report, rule);
                    delivered.add(report);
                    long[] old = delivered.get(random.nextInt(delivered.size()));
                    assertThat(deliver(track, old, rule))
                            .as("seed %d, trial %d, window %d", seed, trial, window)
                            .isSameAs(track);
                }
            }
        }
    }

    @Test
    void shouldRememberNoMoreWindowsThanTheRuleNeeds() {
        VotingRule rule = new VotingRule(1_000, 1_000, 1_000);
        VoteTrack track = VoteTrack.EMPTY;
        for (int window = 0; window < 1_000; window++) {
            track = track.after(window, Vote.WARNING, true, false, rule);
        }
        assertThat(track.casts()).hasSize(VotingRule.MOST_WINDOWS);
    }

    private static VoteTrack deliver(VoteTrack track, long[] report, VotingRule rule) {
        return track.after(report[0], Vote.values()[(int) report[1]], report[2] == 0, report[2] == 1, rule);
    }

    private static Vote vote(char sign) {
        return sign == 'x' ? Vote.WARNING : Vote.NONE;
    }
}
