package io.driftmeter.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Tags;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoleMetricsTest {

    private static final Tags CREDIT = Tags.of("model", "credit");

    private final RoleMetrics metrics = RoleMetrics.create("test", 2);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void shouldCountUnderTheProductsPrefix() {
        metrics.counter("records", "Records read", CREDIT).increment(3);
        metrics.counter("records", "Records read", CREDIT).increment();
        assertThat(metrics.scrape()).contains("driftmeter_records_total{model=\"credit\"} 4.0");
    }

    @Test
    void shouldShowAGaugeUntilItsHolderClosesIt() {
        OwnedGauge gauge = metrics.gauge("drift.score", "Score", CREDIT);
        gauge.set(0.25);
        assertThat(metrics.scrape()).contains("driftmeter_drift_score{model=\"credit\"} 0.25");
        gauge.close();
        assertThat(metrics.scrape()).doesNotContain("driftmeter_drift_score{");
    }

    @Test
    void shouldLeaveASeriesToItsNewestHolder() {
        OwnedGauge before = metrics.gauge("drift.score", "Score", CREDIT);
        before.set(1);
        OwnedGauge after = metrics.gauge("drift.score", "Score", CREDIT);
        after.set(2);
        before.close();
        before.set(3);
        assertThat(metrics.scrape()).contains("driftmeter_drift_score{model=\"credit\"} 2.0");
        after.close();
        assertThat(metrics.scrape()).doesNotContain("driftmeter_drift_score{");
    }

    @Test
    void shouldBoundTheNumberOfSeriesAndSayHowManyItRefused() {
        OwnedGauge first = metrics.gauge("drift.score", "Score", Tags.of("model", "a"));
        metrics.gauge("drift.score", "Score", Tags.of("model", "b"));
        OwnedGauge refused = metrics.gauge("drift.score", "Score", Tags.of("model", "c"));
        refused.set(1);
        refused.close();
        assertThat(metrics.scrape())
                .doesNotContain("model=\"c\"")
                .contains("model=\"b\"")
                .contains("driftmeter_series_refused_total 1.0");
        first.close();
        metrics.gauge("drift.score", "Score", Tags.of("model", "d")).set(1);
        assertThat(metrics.scrape()).contains("driftmeter_drift_score{model=\"d\"} 1.0");
    }

    @Test
    void shouldSayWhichBuildRuns() {
        assertThat(BuildInfo.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
        assertThat(metrics.scrape())
                .contains("driftmeter_build_info{role=\"test\",version=\"" + BuildInfo.version() + "\"} 1\n");
    }
}
