package io.driftmeter.alerting.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks wants it: {@code v1,} and the HMAC-SHA256, in Base64, of {@code id.timestamp.body}. A secret that begins with
 * {@code whsec_} is Base64, any other is taken as it is.
 *
 * <p>Source: Standard Webhooks specification 1.0, "Signature scheme".
 */
final class StandardSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private StandardSignature() {}

    /**
     * The signature.
     *
     * @param timestamp seconds since the epoch
     * @throws IllegalArgumentException where the secret begins with whsec_ and the rest is no Base64
     */
    static String of(String secret, String id, long timestamp, String body) {
        byte[] key = secret.startsWith(ENCODED)
                ? Base64.getDecoder().decode(secret.substring(ENCODED.length()))
                : secret.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException error) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, error);
        }
    }
}
