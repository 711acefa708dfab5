package io.driftmeter.monitor.duplicates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The first 128 bits of SHA-256: two of 10^15 unlike records have the same with a probability of about 10^-9. Not thread-safe. */
final class Digest {

    static final int BYTES = 16;

    private static final byte[] SEPARATOR = {0};

    private final MessageDigest sha256;

    Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("Every Java platform has SHA-256", error);
        }
    }

    byte[] of(byte[] bytes) {
        return Arrays.copyOf(sha256.digest(bytes), BYTES);
    }

    /** Of several texts, each apart from the next. */
    byte[] of(String... texts) {
        for (String text : texts) {
            sha256.update(text.getBytes(StandardCharsets.UTF_8));
            sha256.update(SEPARATOR);
        }
        return Arrays.copyOf(sha256.digest(), BYTES);
    }
}
