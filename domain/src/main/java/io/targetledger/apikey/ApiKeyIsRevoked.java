package io.targetledger.apikey;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A revoked key stays revoked; another one takes its place. */
public final class ApiKeyIsRevoked extends Refusal {

    public ApiKeyIsRevoked(ApiKeyId key) {
        super(ApiKeyIsRevoked.class, "apiKeyId", Map.of("key", key));
    }
}
