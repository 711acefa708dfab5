package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.Definitions;
import io.driftmeter.alerting.Reports;
import io.driftmeter.avro.DriftReport;
import io.driftmeter.avro.ReportStage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficLedgerTest {
    private static final Series FIRST = new Series(Reports.MODEL, "1", "all");
    private static final Series SECOND = new Series(Reports.MODEL, "2", "all");

    private TrafficLedger ledger = TrafficLedger.EMPTY;

    @Test
    void shouldNameTheSuccessorOnceTheTrafficHasMoved() {
        rows("1", 0);
        rows("1", 1);
        rows("2", 1);
        none("1", 2);
        assertThat(ledger.successor(FIRST))
                .as("nobody is known to have rows in window 2")
                .isNull();
        rows("2", 2);
        none("1", 3);
        assertThat(ledger.successor(FIRST)).isEqualTo("2");
        assertThat(ledger.successor(SECOND)).isNull();
    }

    @Test
    void shouldNameTheSuccessorAtOnceWhereItsReportComesFirst() {
        rows("1", 0);
        rows("2", 1);
        none("1", 1);
        assertThat(ledger.successor(FIRST)).isEqualTo("2");
    }

    @Test
    void shouldForgetTheSuccessorWhenTheVersionComesBack() {
        rows("1", 0);
        rows("2", 1);
        none("1", 1);
        rows("1", 2);
        assertThat(ledger.successor(FIRST)).isNull();
    }

    @Test
    void shouldNotTakeAStoppedModelForASupersededVersion() {
        rows("1", 0);
        rows("2", 0);
        none("1", 1);
        none("2", 1);
        none("1", 2);
        none("2", 2);
        assertThat(ledger.successor(FIRST)).isNull();
        assertThat(ledger.successor(SECOND)).isNull();
    }

    @Test
    void shouldChangeNothingWhenAReportIsDeliveredAgain() {
        rows("1", 0);
        rows("2", 1);
        none("1", 1);
        TrafficLedger before = ledger;
        rows("1", 0);
        rows("2", 1);
        none("1", 1);
        assertThat(ledger).isEqualTo(before);
    }

    @Test
    void shouldKnowVersionsByTheirRowsAndNotByTheirPrefix() {
        rows("10", 0);
        none("3", 0);
        assertThat(ledger.knows("10")).isTrue();
        assertThat(ledger.knows("1")).isFalse();
        assertThat(ledger.knows("3")).isFalse();
    }

    @Test
    void shouldRememberABoundedNumberOfVersions() {
        for (int version = 0; version < 2_000; version++) {
            rows("v" + version, version);
        }
        assertThat(ledger.entries()).hasSize(TrafficLedger.MOST_ENTRIES);
        assertThat(ledger.knows("v1999")).isTrue();
        assertThat(ledger.knows("v0")).isFalse();
    }

    private void rows(String version, int window) {
        read(Reports.drift(version, window, ReportStage.ON_TIME));
    }

    private void none(String version, int window) {
        read(Reports.empty(version, window, ReportStage.ON_TIME));
    }

    private void read(DriftReport report) {
        ledger = ledger.after(DriftReading.of(List.of(report), Definitions.of(Reports.MODEL)));
    }
}
