package io.targetledger.apikey;

import java.util.List;

import io.targetledger.organisation.UnitId;

/**
 * An API key as readers see it.
 *
 * @param hash of the key that is good now, or was good last
 */
public record ApiKeyView(String name, List<String> facts, List<UnitId> units, KeyHash hash, boolean revoked) {

    public ApiKeyScope scope() {
        return new ApiKeyScope(facts, units);
    }

    ApiKeyView rotatedTo(KeyHash other) {
        return new ApiKeyView(name, facts, units, other, revoked);
    }

    ApiKeyView asRevoked() {
        return new ApiKeyView(name, facts, units, hash, true);
    }
}
