package io.driftmeter.alerting.topology;

/** A record can be read and still not be used. */
final class UnusableRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why records are dead-lettered; the names are the header's values. */
    enum Reason {
        /** Not a record of the contract. */
        UNREADABLE,
        /** A field that must be there is missing or makes no sense. */
        INVALID,
        /** Nobody has published the revision of the definition that the report names. */
        NO_DEFINITION,
        /** A later report of the series came before the last part of this one. */
        MISSING_PARTS
    }

    UnusableRecordException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
