package io.targetledger.apikey;

import java.security.SecureRandom;
import java.util.Base64;

import io.targetledger.security.ApiKeys;

/** A key that was made just now: 256 random bits. It is never kept. */
record FreshKey(String key) {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static FreshKey make() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new FreshKey(
                ApiKeys.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    KeyHash hash() {
        return KeyHash.of(key);
    }

    /** Does not tell the key, wherever it may be written. */
    @Override
    public String toString() {
        return "a key";
    }
}
