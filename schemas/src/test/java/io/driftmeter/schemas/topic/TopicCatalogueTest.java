package io.driftmeter.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicCatalogueTest {

    private static final TopicCatalogue CATALOGUE = TopicCatalogue.DEFAULT;

    @Test
    void shouldNameOurOwnTopicsByThePrefix() {
        assertThat(new TopicCatalogue("acme.").own())
                .extracting(TopicDescription::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("acme."));
        assertThat(CATALOGUE.alerts().name()).isEqualTo("driftmeter.alerts");
    }

    @Test
    void shouldCompactWhatHoldsUntilItIsChangedAndDeleteTheRestByTime() {
        assertThat(CATALOGUE.own())
                .filteredOn(topic -> "compact".equals(topic.configs().get("cleanup.policy")))
                .extracting(TopicDescription::name)
                .containsExactly(
                        "driftmeter.references",
                        "driftmeter.monitors",
                        "driftmeter.silences",
                        "driftmeter.open-notifications");
        assertThat(CATALOGUE.driftReports().configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "7776000000");
    }

    @Test
    void shouldGiveBothKindsOfReportAndTheTicksTheSamePartitions() {
        assertThat(CATALOGUE.driftReports().partitions())
                .isEqualTo(CATALOGUE.performanceReports().partitions())
                .isEqualTo(CATALOGUE.ticks().partitions());
    }

    @Test
    void shouldGiveTheNotifiersMemoryThePartitionsOfTheAlerts() {
        assertThat(CATALOGUE.openNotifications().partitions())
                .isEqualTo(CATALOGUE.alerts().partitions());
    }

    @Test
    void shouldLeaveDeadLettersRoomForRecordsLargerThanOurs() {
        assertThat(CATALOGUE.deadLetters().newTopic((short) 3).configs())
                .containsEntry("max.message.bytes", "10485760");
    }
}
