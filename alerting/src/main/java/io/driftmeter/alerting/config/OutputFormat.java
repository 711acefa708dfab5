package io.driftmeter.alerting.config;

/** How alerts and retraining triggers are written. */
public enum OutputFormat {
    /** Avro in the Confluent wire format. */
    AVRO("application/avro"),
    /** Plain JSON, which workflow engines read best: no schema id before it, no unions spelled out, times in ISO 8601. */
    JSON("application/json");

    private final String contentType;

    OutputFormat(String contentType) {
        this.contentType = contentType;
    }

    /** The value of the {@code content-type} header. */
    public String contentType() {
        return contentType;
    }
}
