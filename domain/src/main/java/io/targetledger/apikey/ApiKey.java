package io.targetledger.apikey;

import io.targetledger.apikey.ApiKeyCommand.CreateApiKey;
import io.targetledger.apikey.ApiKeyCommand.RevokeApiKey;
import io.targetledger.apikey.ApiKeyCommand.RotateApiKey;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyCreated;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyRotated;
import io.targetledger.shared.Text;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** An API key: created, rotated as often as wanted, and at last revoked. */
public final class ApiKey {

    private static final int LONGEST_NAME = 100;

    @AggregateIdentifier
    private ApiKeyId apiKeyId;

    private boolean revoked;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private ApiKey() {}

    @SuppressWarnings("NullAway.Init") // the event fills it
    @CommandHandler
    private ApiKey(CreateApiKey command) {
        apply(new ApiKeyCreated(
                command.apiKeyId(),
                Text.required("name", command.name(), LONGEST_NAME),
                command.scope().facts(),
                command.scope().units().isEmpty() ? null : command.scope().units(),
                command.hash(),
                command.reason()));
    }

    @CommandHandler
    void handle(RotateApiKey command) {
        mustBeGood();
        apply(new ApiKeyRotated(apiKeyId, command.hash(), command.reason()));
    }

    @CommandHandler
    void handle(RevokeApiKey command) {
        mustBeGood();
        apply(new ApiKeyRevoked(apiKeyId, command.requiredReason()));
    }

    private void mustBeGood() {
        if (revoked) {
            throw new ApiKeyIsRevoked(apiKeyId);
        }
    }

    @EventSourcingHandler
    void on(ApiKeyCreated event) {
        apiKeyId = event.apiKeyId();
    }

    @EventSourcingHandler
    void on(ApiKeyRevoked event) {
        revoked = true;
    }
}
