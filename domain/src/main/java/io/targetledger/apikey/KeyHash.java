package io.targetledger.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;

import io.targetledger.shared.Refusal;

/**
 * SHA-256 of an API key, in hexadecimal digits. Keys have 256 random bits, so that nobody finds one by trying, however fast
 * the hash: see ADR 0018.
 */
public record KeyHash(String value) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** @throws Refusal {@code KEY_HASH_INVALID} */
    public KeyHash {
        if (!HASH.matcher(value).matches()) {
            throw new Refusal("KEY_HASH_INVALID", "hash", Map.of());
        }
    }

    public static KeyHash of(String key) {
        try {
            return new KeyHash(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Takes as long for hashes that differ early as for those that differ late. */
    public boolean matches(KeyHash other) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.US_ASCII), other.value.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return value;
    }
}
