package io.targetledger.ratelimit;

import java.security.Principal;
import java.util.Locale;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.targetledger.graphql.UserErrors;
import io.targetledger.ratelimit.RateLimits.Excess;
import io.targetledger.security.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;

/** Counts what is asked over a WebSocket: a request each, though it is one to the filter. */
final class WebSocketRate implements WebGraphQlInterceptor {

    private final RateLimits limits;
    private final UserErrors words;

    WebSocketRate(RateLimits limits, UserErrors words) {
        this.limits = limits;
        this.words = words;
    }

    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        if (!(request instanceof WebSocketGraphQlRequest message)) {
            return chain.next(request);
        }
        return message.getSessionInfo()
                .getPrincipal()
                .mapNotNull(this::excessOf)
                .map(excess -> refused(excess, request.getLocale()))
                .switchIfEmpty(Mono.defer(() -> chain.next(request)));
    }

    private @Nullable Excess excessOf(Principal principal) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Actor actor
                ? limits.count(actor)
                : null;
    }

    private WebGraphQlResponse refused(Excess excess, @Nullable Locale locale) {
        GraphQLError error = GraphqlErrorBuilder.newError()
                .errorType(ErrorClassification.errorClassification(Excess.CODE))
                .message("%s", words.message(excess.violation(), locale == null ? Locale.ENGLISH : locale))
                .extensions(Map.of("code", Excess.CODE, "retryAfter", excess.secondsToWait()))
                .build();
        ExecutionInput unread = ExecutionInput.newExecutionInput("{__typename}").build();
        ExecutionResult answer =
                ExecutionResult.newExecutionResult().addError(error).build();
        return new WebGraphQlResponse(new DefaultExecutionGraphQlResponse(unread, answer));
    }
}
