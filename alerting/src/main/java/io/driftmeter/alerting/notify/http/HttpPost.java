package io.driftmeter.alerting.notify.http;

import io.driftmeter.alerting.notify.Delivery;
import io.driftmeter.alerting.notify.Secret;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * POSTs to one kind of sink and says what the answers mean: 2xx is taken; 408, 425, 429, 5xx and no answer are worth another try, as are 401,
 * 403 and 407, since a secret may be renewed; anything else is a refusal. Redirects are not followed.
 */
public final class HttpPost {

    private static final int ANSWER_BYTES = 2000;
    private static final List<Integer> WORTH_ANOTHER_TRY = List.of(401, 403, 407, 408, 425, 429);

    private final HttpClient client;
    private final Duration timeout;
    private final InstantSource clock;
    private final Collection<Secret> secrets;

    /**
     * A client of one kind of sink.
     *
     * @param timeout from the beginning of a try to the end of its answer
     * @param clock for dates in Retry-After
     * @param secrets what answers may repeat and no log may show
     */
    public HttpPost(HttpClient client, Duration timeout, InstantSource clock, Collection<Secret> secrets) {
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
        this.secrets = List.copyOf(secrets);
    }

    /** A client that does not follow redirects and waits for a connection no longer than this. */
    public static HttpClient client(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /** Sends, and waits for the answer. */
    public Delivery post(URI address, Map<String, String> headers, String body) {
        return postLater(address, headers, body).join();
    }

    /** Sends; the future never fails. */
    public CompletableFuture<Delivery> postLater(URI address, Map<String, String> headers, String body) {
        HttpRequest request;
        try {
            HttpRequest.Builder builder =
                    HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
            headers.forEach(builder::setHeader);
            request = builder.build();
        } catch (IllegalArgumentException unusable) { // its message repeats the header, which may be a secret
            return CompletableFuture.completedFuture(new Delivery.Unanswered(
                    "the address, or a secret in a header, has characters that HTTP does not allow", Optional.empty()));
        }
        // The request's own timeout ends with the headers; this one also ends an answer that stops half-way.
        CompletableFuture<HttpResponse<String>> sent = client.sendAsync(request, firstBytes());
        return sent.orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS).handle((answer, error) -> {
            if (error != null) {
                sent.cancel(true);
            }
            return error == null ? meaning(answer) : unanswered(error);
        });
    }

    private Delivery meaning(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return new Delivery.Taken();
        }
        String reason = Secret.mask("HTTP " + status + " " + answer.body().strip(), secrets);
        if (status < 500 && !WORTH_ANOTHER_TRY.contains(status)) {
            return new Delivery.Refused(reason);
        }
        return new Delivery.Unanswered(
                reason,
                answer.headers().firstValue("Retry-After").flatMap(text -> RetryAfter.read(text, clock.instant())));
    }

    private Delivery unanswered(Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        String reason = cause instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : " " + cause.getMessage());
        return new Delivery.Unanswered(Secret.mask(reason, secrets), Optional.empty());
    }

    /** The beginning of an answer; the rest is read and dropped. */
    private static BodyHandler<String> firstBytes() {
        return response -> {
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            return BodySubscribers.mapping(
                    BodyHandlers.ofByteArrayConsumer(bytes -> bytes.ifPresent(
                                    some -> kept.write(some, 0, Math.min(some.length, ANSWER_BYTES - kept.size()))))
                            .apply(response),
                    end -> kept.toString(StandardCharsets.UTF_8));
        };
    }
}
