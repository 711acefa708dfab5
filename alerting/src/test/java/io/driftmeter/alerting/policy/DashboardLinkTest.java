package io.driftmeter.alerting.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DashboardLinkTest {

    private static final Window WINDOW = new Window(1_800_000, 3_600_000);

    @Test
    void shouldNameTheSeriesAndTheWindow() {
        assertThat(DashboardLink.of(
                        "https://boards.example.org/d?m={model}&v={version}&s={segment}&from={from}&to={to}",
                        new Series("churn", "3", "all"),
                        WINDOW))
                .isEqualTo("https://boards.example.org/d?m=churn&v=3&s=all&from=1800000&to=3600000");
    }

    @Test
    void shouldEscapeNamesSoThatNoneChangesTheAddress() {
        assertThat(DashboardLink.of(
                        "https://boards.example.org/{model}?v={version}&s={segment}",
                        new Series("a/b?c", "1+2&v=9 {segment}", "country=Å#"),
                        WINDOW))
                .isEqualTo(
                        "https://boards.example.org/a%2Fb%3Fc?v=1%2B2%26v%3D9%20%7Bsegment%7D&s=country%3D%C3%85%23");
    }

    @Test
    void shouldGiveNoneWhereNoneIsSet() {
        assertThat(DashboardLink.of(null, new Series("churn", "3", "all"), WINDOW))
                .isNull();
    }
}
