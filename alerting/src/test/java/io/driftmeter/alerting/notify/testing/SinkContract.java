package io.driftmeter.alerting.notify.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.alerting.notify.Journal;
import io.driftmeter.alerting.notify.Secret;
import io.driftmeter.alerting.notify.Sink;
import io.driftmeter.alerting.notify.SinkWorker;
import io.driftmeter.alerting.notify.http.HttpPost;
import io.driftmeter.alerting.notify.testing.FaultyServer.Fault;
import io.driftmeter.alerting.notify.testing.FaultyServer.Request;
import io.driftmeter.avro.AlertTransition;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every sink over HTTP must hold, against a server that fails in every way: the right payload, the right retries, nothing lost, and nothing
 * told twice but under the same key.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES) // so that a sink that waits for ever fails instead of hanging the build
public abstract class SinkContract {

    protected static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Duration PATIENT = Duration.ofMinutes(5);
    private static final Duration HASTY = Duration.ofMillis(300);

    protected final HttpClient client = HttpPost.client(Duration.ofSeconds(30));
    protected final Notifier notifier = new Notifier();
    protected FaultyServer server = FaultyServer.answering(goodStatus());

    /** What the real service answers. */
    protected int goodStatus() {
        return 200;
    }

    /** The sink that sends to the server. */
    protected abstract Sink sink(HttpPost http);

    /** By what the receiver tells a repetition from something new. */
    protected abstract String key(Request request);

    /** Whether a request tells of this transition: the sink's own words for it. */
    protected abstract boolean tells(Request request, AlertTransition transition);

    /** What the sink is told of one alert that was open before a start. */
    protected int repetitionsAfterAStart() {
        return 0;
    }

    protected final Secret secret() {
        return Secret.at("env:THE_SECRET", name -> SECRET);
    }

    protected final HttpPost http(Duration timeout) {
        return new HttpPost(client, timeout, notifier.clock, List.of(secret()));
    }

    private SinkWorker worker() {
        return notifier.worker(sink(http(PATIENT)));
    }

    @BeforeEach
    void openAnAlert() {
        add("churn", AlertTransition.OPENED, 1);
    }

    @AfterEach
    void stop() {
        server.close();
        notifier.close();
    }

    @Test
    void shouldTellTheBeginningTheChangeAndTheEndOnceEach() {
        add("churn", AlertTransition.UPDATED, 2);
        add("churn", AlertTransition.RESOLVED, 3);

        SinkWorker worker = worker();
        worker.turn(Duration.ZERO);
        worker.turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(3);
        assertThat(tells(server.requests().get(0), AlertTransition.OPENED)).isTrue();
        assertThat(tells(server.requests().get(1), AlertTransition.UPDATED)).isTrue();
        assertThat(tells(server.requests().get(2), AlertTransition.RESOLVED)).isTrue();
        assertThat(notifier.log.isDone()).isTrue();
        assertThat(notifier.log.memory()).isEmpty();
    }

    @Test
    void shouldGoOnTryingWhereTheConnectionIsRefused() {
        server.refuse();
        Instant start = notifier.clock.instant();
        Sink sink = sink(http(PATIENT));
        Sink comesUp = notification -> {
            if (!server.requests().isEmpty() || notifier.clock.instant().isAfter(start.plusSeconds(20))) {
                server.accept();
            }
            return sink.deliver(notification);
        };

        notifier.worker(comesUp).turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(1);
        assertThat(notifier.clock.instant()).isAfter(start.plusSeconds(20));
        assertThat(notifier.log.isDone()).isTrue();
    }

    @Test
    void shouldTryAgainWhereTheAnswerDoesNotCome() {
        server.then(Fault.HANG);

        notifier.worker(sink(http(HASTY))).turn(Duration.ZERO);

        assertThat(server.requests()).hasSizeGreaterThan(1);
        assertThat(keys()).hasSize(1);
        assertThat(notifier.log.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 401})
    void shouldTryAgainWithLongerAndLongerWaitsWhereTheServerFails(int status) {
        for (int failure = 0; failure < 4; failure++) {
            server.then(status, "", "try later");
        }
        Instant start = notifier.clock.instant();

        worker().turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(5);
        assertThat(keys()).hasSize(1);
        // 1 + 2 + 4 + 8 seconds, of which jitter takes at most half
        assertThat(Duration.between(start, notifier.clock.instant()))
                .isBetween(Duration.ofMillis(7500), Duration.ofSeconds(15));
        assertThat(notifier.metrics("driftmeter_notifications_total"))
                .anyMatch(line -> line.contains("retried") && line.endsWith(" 4.0"))
                .anyMatch(line -> line.contains("delivered") && line.endsWith(" 1.0"));
    }

    @Test
    void shouldWaitAsLongAsTheServerAsks() {
        server.then(429, "Retry-After: 120", "slow down");
        server.then(429, "Retry-After: Sun, 01 Mar 2026 10:10:00 GMT", "slow down");
        Instant start = notifier.clock.instant();

        worker().turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(3);
        assertThat(notifier.clock.instant()).isEqualTo(start.plus(Duration.ofMinutes(10)));
        assertThat(notifier.log.letters()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE", "CLOSE_HALF_WAY"})
    void shouldTryAgainWhereTheConnectionEndsEarly(Fault fault) {
        server.then(fault);

        worker().turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(2);
        assertThat(keys()).hasSize(1);
        assertThat(notifier.log.isDone()).isTrue();
    }

    @Test
    void shouldParkWhatIsRefusedAndGoOnWithTheNext() {
        add("other", AlertTransition.OPENED, 1);
        server.then(400, "", "invalid, and your secret is " + SECRET);

        worker().turn(Duration.ZERO);

        assertThat(keys()).hasSize(2);
        assertThat(notifier.log.isDone()).isTrue();
        assertThat(notifier.log.letters()).hasSize(1);
        Journal.DeadLetter letter = notifier.log.letters().get(0);
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).contains("event-churn-1");
        assertThat(header(letter, "driftmeter.reason")).isEqualTo("REFUSED");
        assertThat(header(letter, "driftmeter.sink")).isEqualTo(Notifier.SINK);
        assertThat(header(letter, "driftmeter.detail"))
                .contains("400", "invalid")
                .doesNotContain(SECRET);
        assertThat(notifier.metrics("driftmeter_notifications_total"))
                .anyMatch(line -> line.contains("refused") && line.endsWith(" 1.0"));
    }

    @Test
    void shouldTellAgainUnderTheSameKeyWhatACrashLeftUncommitted() {
        add("other", AlertTransition.OPENED, 1);
        crash(notifier.worker(sink(http(PATIENT)), () -> server.requests().size() == 2));

        worker().turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(3 + repetitionsAfterAStart());
        assertThat(key(server.requests().get(2)))
                .isEqualTo(key(server.requests().get(1)));
        assertThat(keys()).hasSize(2);
        assertThat(notifier.log.isDone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldLoseNothingThroughAnyOrderOfFaultsAndCrashes(long seed) {
        Random random = new Random(seed);
        List<String> expected = new ArrayList<>();
        expected.add("churn");
        for (int model = 0; model < 15; model++) {
            add("model-" + model, AlertTransition.OPENED, 1);
            expected.add("model-" + model);
        }
        for (int fault = 0; fault < 20; fault++) {
            switch (random.nextInt(4)) {
                case 0 -> server.then(500, "", "no");
                case 1 -> server.then(429, "Retry-After: " + random.nextInt(30), "no");
                case 2 -> server.then(Fault.CLOSE);
                default -> server.then(Fault.CLOSE_HALF_WAY);
            }
        }
        while (!notifier.log.isDone()) {
            Sink sink = sink(http(PATIENT));
            Sink crashesBeforeItSends = notification -> {
                if (random.nextInt(8) == 0) {
                    throw new MemoryLog.Crash();
                }
                return sink.deliver(notification);
            };
            crash(notifier.worker(crashesBeforeItSends, () -> random.nextInt(4) == 0));
        }

        for (String model : expected) {
            assertThat(server.requests())
                    .as("seed %d: %s", seed, model)
                    .anyMatch(request -> request.body().contains(model + "\"")
                            || request.body().contains(model + " "));
        }
        assertThat(keys()).as("seed %d", seed).hasSize(expected.size());
    }

    @Test
    void shouldSurviveAFaultOfTheSinksOwnWithoutRepeatingItsMessage() {
        Sink sink = sink(http(PATIENT));
        int[] tries = {0};

        notifier.worker(notification -> {
                    if (++tries[0] < 3) {
                        throw new IllegalStateException("the secret is " + SECRET);
                    }
                    return sink.deliver(notification);
                })
                .turn(Duration.ZERO);

        assertThat(server.requests()).hasSize(1);
        assertThat(notifier.log.isDone()).isTrue();
    }

    private static void crash(SinkWorker worker) {
        try {
            worker.turn(Duration.ZERO);
        } catch (MemoryLog.Crash crashed) {
            // the next life begins where this one stood
        }
    }

    private LinkedHashSet<String> keys() {
        LinkedHashSet<String> keys = new LinkedHashSet<>();
        server.requests().forEach(request -> keys.add(key(request)));
        return keys;
    }

    private void add(String model, AlertTransition transition, int number) {
        notifier.log.add(Events.event(model, transition, number));
    }

    private static String header(Journal.DeadLetter letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
