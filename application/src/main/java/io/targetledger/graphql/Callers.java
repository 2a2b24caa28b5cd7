package io.targetledger.graphql;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Gives controller methods their {@link Caller}. */
public final class Callers implements HandlerMethodArgumentResolver {

    static final String CORRELATION_ID = "io.targetledger.correlationId";

    Callers() {}

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        @Nullable String named = environment.getGraphQlContext().get(CORRELATION_ID);
        return new Caller(
                actor(),
                environment.getLocale(),
                named == null ? environment.getExecutionId().toString() : named);
    }

    /** @throws AuthenticationCredentialsNotFoundException if nobody is known to ask */
    public static Actor actor() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new AuthenticationCredentialsNotFoundException("No token was given");
    }
}
