package io.targetledger.apikey;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.MongoDatabase;
import io.targetledger.command.AggregateKind;
import io.targetledger.organisation.UnitId;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.security.ApiKeys;
import io.targetledger.security.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** API keys, as the rest of the application finds them. Without an access rule their commands are for ADMIN alone. */
@Configuration(proxyBeanMethods = false)
class ApiKeyConfiguration {

    @Bean
    static AggregateKind<ApiKey> apiKeyKind() {
        return new AggregateKind<>(ApiKey.class, ApiKeyCommand.class);
    }

    @Bean
    ApiKeyQueries apiKeyQueries(Views views) {
        return new ApiKeyQueries(views);
    }

    @Bean
    ApiKeyUses apiKeyUses(MongoDatabase database, Clock clock) {
        return new ApiKeyUses(database, clock);
    }

    @Bean
    ApiKeyReadRule apiKeyReadRule() {
        return new ApiKeyReadRule();
    }

    @Bean
    ApiKeys apiKeys(ApiKeyQueries keys, ApiKeyUses uses) {
        return key -> {
            Optional<Versioned<ApiKeyView>> good = keys.good(key);
            good.ifPresent(found -> uses.used(found.key()));
            return good.map(found -> new Actor(
                    found.key(),
                    Set.of(Role.BI),
                    Set.copyOf(found.view().facts()),
                    found.view().units().stream().map(UnitId::value).collect(Collectors.toUnmodifiableSet())));
        };
    }
}
