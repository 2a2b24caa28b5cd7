package io.targetledger.apikey;

import io.targetledger.graphql.ReadRule;
import io.targetledger.projection.Versioned;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import org.jspecify.annotations.Nullable;

import static io.targetledger.apikey.ApiKeyFold.API_KEYS;

/** API keys are for ADMIN and AUDITOR; to all others there are none. */
final class ApiKeyReadRule implements ReadRule<ApiKeyView> {

    @Override
    public ApiKeyFold fold() {
        return API_KEYS;
    }

    @Override
    public @Nullable Versioned<ApiKeyView> shown(Actor reader, Versioned<ApiKeyView> found) {
        return seesKeys(reader) ? found : null;
    }

    static boolean seesKeys(Actor reader) {
        return reader.is(Role.ADMIN) || reader.is(Role.AUDITOR);
    }
}
