package io.targetledger.apikey;

import io.targetledger.shared.Command;
import io.targetledger.shared.Reason;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** What can be asked of an API key. */
public sealed interface ApiKeyCommand extends Command {

    ApiKeyId apiKeyId();

    @Override
    default String aggregate() {
        return apiKeyId().value();
    }

    record CreateApiKey(
            @TargetAggregateIdentifier ApiKeyId apiKeyId,
            String name,
            ApiKeyScope scope,
            KeyHash hash,
            @Nullable Reason reason)
            implements ApiKeyCommand {}

    /** Another key in place of the present one, which is worth nothing from then on. */
    record RotateApiKey(
            @TargetAggregateIdentifier ApiKeyId apiKeyId,
            KeyHash hash,
            @Nullable Reason reason) implements ApiKeyCommand {}

    record RevokeApiKey(
            @TargetAggregateIdentifier ApiKeyId apiKeyId,
            @Nullable Reason reason) implements ApiKeyCommand {}
}
