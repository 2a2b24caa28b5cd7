package io.targetledger.apikey;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.apikey.ApiKeyCommand.CreateApiKey;
import io.targetledger.apikey.ApiKeyCommand.RevokeApiKey;
import io.targetledger.apikey.ApiKeyCommand.RotateApiKey;
import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.graphql.ReadRules;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.shared.Reason;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import static io.targetledger.apikey.ApiKeyFold.API_KEYS;

/** API keys of tools. */
@Controller
final class ApiKeyApi {

    private static final String LAST_USES = "lastUsesOfApiKeys";

    private final ApiKeyQueries keys;
    private final ReadRules rules;
    private final Mutations mutations;
    private final ApiKeyScopes scopes;

    ApiKeyApi(
            ApiKeyQueries keys,
            ApiKeyUses uses,
            ReadRules rules,
            Mutations mutations,
            ApiKeyScopes scopes,
            BatchLoaderRegistry loaders) {
        this.scopes = scopes;
        this.keys = keys;
        this.rules = rules;
        this.mutations = mutations;
        loaders.<String, Instant>forName(LAST_USES)
                .registerMappedBatchLoader((ids, environment) -> Mono.fromSupplier(() -> uses.lastUses(ids)));
    }

    @Bean
    static AuditedType<ApiKeyView> apiKeyType() {
        return new AuditedType<>("ApiKey", "apikey", API_KEYS, ApiKeyId::new);
    }

    @QueryMapping(name = "apiKeys")
    Connection<Found<ApiKeyView>> list(PageRequest page, Caller caller, ReadPoint at) {
        if (!ApiKeyReadRule.seesKeys(caller.actor())) {
            return Connection.of(new Slice<>(List.of(), false, false), () -> 0);
        }
        return Connection.of(rules.page(API_KEYS, keys.page(page, at), at), () -> keys.count(at));
    }

    @SchemaMapping(typeName = "ApiKey")
    CompletableFuture<@Nullable Instant> lastUsedAt(Found<ApiKeyView> apiKey, DataFetchingEnvironment environment) {
        DataLoader<String, @Nullable Instant> lastUses = environment.getDataLoader(LAST_USES);
        if (lastUses == null) {
            throw new IllegalStateException("There is no data loader " + LAST_USES);
        }
        return lastUses.load(apiKey.id());
    }

    /** The key itself, where it was made by this very change. */
    @SchemaMapping(typeName = "ApiKeyPayload")
    @Nullable
    String key(Payload payload) {
        return payload.shownOnce();
    }

    record CreateApiKeyInput(
            String name,
            @Nullable List<String> facts,
            @Nullable List<String> units,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload createApiKey(@Argument CreateApiKeyInput input, Caller caller) {
        FreshKey fresh = FreshKey.make();
        return mutations
                .run(
                        caller,
                        input,
                        () -> new CreateApiKey(
                                new ApiKeyId(Mutations.newId("apikey", caller, input)),
                                input.name(),
                                scopes.of(
                                        input.facts() == null ? List.of() : input.facts(),
                                        input.units() == null ? List.of() : input.units()),
                                fresh.hash(),
                                Reason.of(input.reason())))
                .showingOnce(fresh.key());
    }

    record RotateApiKeyInput(
            String apiKeyId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload rotateApiKey(@Argument RotateApiKeyInput input, Caller caller) {
        FreshKey fresh = FreshKey.make();
        return mutations
                .run(
                        caller,
                        input,
                        () -> new RotateApiKey(new ApiKeyId(input.apiKeyId()), fresh.hash(), Reason.of(input.reason())))
                .showingOnce(fresh.key());
    }

    record RevokeApiKeyInput(
            String apiKeyId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload revokeApiKey(@Argument RevokeApiKeyInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new RevokeApiKey(new ApiKeyId(input.apiKeyId()), Reason.of(input.reason())));
    }
}
