package io.targetledger.apikey;

import java.util.List;

import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/** What happened to an API key. */
public sealed interface ApiKeyEvent {

    ApiKeyId apiKeyId();

    /**
     * @param facts names of the tables it may read; all of them when empty
     * @param units whose rows it may read; everybody's when absent
     */
    record ApiKeyCreated(
            ApiKeyId apiKeyId,
            String name,
            List<String> facts,
            @Nullable List<UnitId> units,
            KeyHash hash,
            @Nullable Reason reason)
            implements ApiKeyEvent {}

    record ApiKeyRotated(
            ApiKeyId apiKeyId, KeyHash hash, @Nullable Reason reason) implements ApiKeyEvent {}

    record ApiKeyRevoked(ApiKeyId apiKeyId, Reason reason) implements ApiKeyEvent {}
}
