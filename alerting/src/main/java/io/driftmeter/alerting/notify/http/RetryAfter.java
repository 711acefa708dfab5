package io.driftmeter.alerting.notify.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The header Retry-After, in seconds or as a date. Source: RFC 9110, section 10.2.3. */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait from now; empty where the text is neither. */
    static Optional<Duration> read(String text, Instant now) {
        String value = text.strip();
        if (value.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO);
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }
}
