package io.targetledger.apikey;

import io.targetledger.shared.Ids;

/** Id of an API key: {@code apikey/…}. It is no secret, and who acts by the key is known by it. */
public record ApiKeyId(String value) {

    public ApiKeyId {
        Ids.checked("apiKeyId", value, "apikey");
    }

    @Override
    public String toString() {
        return value;
    }
}
