package io.driftmeter.monitor.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.monitor.avro.Adoption;
import io.driftmeter.monitor.avro.Watermark;
import io.driftmeter.monitor.avro.WatermarkState;
import io.driftmeter.monitor.serde.SingleObjectSerde;
import io.driftmeter.monitor.watermark.Watermarks.Standing;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatermarksTest {

    private static final Set<String> TOPICS = Set.of("features");

    private final KeyValueStore<String, WatermarkState> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("watermarks"),
                    Serdes.String(),
                    new SingleObjectSerde<WatermarkState>(WatermarkState.getClassSchema()))
            .withLoggingDisabled()
            .build();

    @BeforeEach
    void openStore() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @Test
    void shouldHaveNoMinimumUntilEveryPartitionIsHeard() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(said(0, 100L, null));
        assertThat(watermarks.minimum(TOPICS)).isEmpty();

        watermarks.hear(said(1, 70L, null));
        assertThat(watermarks.minimum(TOPICS)).isEqualTo(OptionalLong.of(70));
    }

    @Test
    void shouldHaveNoMinimumWhileATopicIsUnheard() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(said(0, 100L, null));
        watermarks.hear(said(1, 100L, null));
        assertThat(watermarks.minimum(Set.of("features", "predictions"))).isEmpty();
    }

    @Test
    void shouldWaitForNewPartitionsWhenATopicGrows() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(said(0, 100L, null));
        watermarks.hear(said(1, 100L, null));
        watermarks.hear(new Watermark("features", 0, 3, 110L, null, List.of()));
        assertThat(watermarks.minimum(TOPICS)).isEmpty();
    }

    @Test
    void shouldNeverGoBackWhateverARestartedTaskSays() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(said(0, 100L, null));
        watermarks.hear(said(1, 100L, null));
        watermarks.hear(said(1, null, null));
        watermarks.hear(said(0, 40L, null));
        assertThat(watermarks.minimum(TOPICS)).isEqualTo(OptionalLong.of(100));
    }

    @Test
    void shouldGoByAClaimOfIdlenessWhereItIsHigher() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(said(0, 100L, null));
        watermarks.hear(said(1, null, 90L));
        assertThat(watermarks.minimum(TOPICS)).isEqualTo(OptionalLong.of(90));
    }

    @Test
    void shouldKnowAfterARestartWhatWasHeardBefore() {
        new Watermarks(store).hear(said(0, 100L, null));
        new Watermarks(store).hear(said(1, 80L, null));
        assertThat(new Watermarks(store).minimum(TOPICS)).isEqualTo(OptionalLong.of(80));
    }

    @Test
    void shouldWaitForARuleUntilEveryPartitionHasAdoptedIt() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(adopting(0, 0L));
        watermarks.hear(said(1, 100L, null));
        assertThat(watermarks.standing("rule", TOPICS, 50)).isEqualTo(Standing.NOT_YET);

        watermarks.hear(adopting(1, 0L));
        assertThat(watermarks.standing("rule", TOPICS, 50)).isEqualTo(Standing.IN_TIME);
    }

    @Test
    void shouldCallARuleLateForWindowsThatAPartitionHadReachedBefore() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(adopting(0, 0L));
        watermarks.hear(adopting(1, 60L));
        assertThat(watermarks.standing("rule", TOPICS, 60)).isEqualTo(Standing.LATE);
        assertThat(watermarks.standing("rule", TOPICS, 61)).isEqualTo(Standing.IN_TIME);
    }

    @Test
    void shouldKeepTheFirstAdoptionThoughARestartedTaskAdoptsAgain() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(adopting(0, 0L));
        watermarks.hear(adopting(1, 10L));
        watermarks.hear(adopting(1, 500L));
        assertThat(watermarks.standing("rule", TOPICS, 100)).isEqualTo(Standing.IN_TIME);
    }

    @Test
    void shouldGoByItsOwnKnowledgeOfAPartitionThatTheAdoptingTaskHasNotHeard() {
        Watermarks watermarks = new Watermarks(store);
        watermarks.hear(adopting(0, 0L));
        watermarks.hear(said(1, 300L, null));
        watermarks.hear(adopting(1, null));
        assertThat(watermarks.standing("rule", TOPICS, 300)).isEqualTo(Standing.LATE);
    }

    @Test
    void shouldSayThatNothingHasChangedWhenNothingHas() {
        Watermarks watermarks = new Watermarks(store);
        assertThat(watermarks.hear(said(0, 100L, null))).isTrue();
        assertThat(watermarks.hear(said(0, 100L, null))).isFalse();
    }

    private static Watermark said(int partition, @Nullable Long highest, @Nullable Long idleUntil) {
        return new Watermark("features", partition, 2, highest, idleUntil, List.of());
    }

    private static Watermark adopting(int partition, @Nullable Long highest) {
        return new Watermark("features", partition, 2, null, null, List.of(new Adoption("rule", highest)));
    }
}
