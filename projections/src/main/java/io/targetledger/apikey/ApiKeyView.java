package io.targetledger.apikey;

import java.util.List;

/**
 * An API key as readers see it.
 *
 * @param hash of the key that is good now, or was good last
 */
public record ApiKeyView(String name, List<String> facts, KeyHash hash, boolean revoked) {

    public ApiKeyScope scope() {
        return new ApiKeyScope(facts);
    }

    ApiKeyView rotatedTo(KeyHash other) {
        return new ApiKeyView(name, facts, other, revoked);
    }

    ApiKeyView asRevoked() {
        return new ApiKeyView(name, facts, hash, true);
    }
}
