package io.targetledger.graphql;

import java.util.List;
import java.util.UUID;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.graphql.execution.SubscriptionExceptionResolverAdapter;
import org.springframework.graphql.execution.SubscriptionPublisherException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Says why a stream does not begin or go on, see {@link ErrorWords}: a stream has no other place for it than itself. */
@Component
final class SubscriptionErrors extends SubscriptionExceptionResolverAdapter {

    private final ErrorWords words;

    SubscriptionErrors(ErrorWords words) {
        this.words = words;
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown) {
        return words.of(
                thrown,
                GraphqlErrorBuilder.newError(),
                LocaleContextHolder.getLocale(),
                UUID.randomUUID().toString());
    }

    /** A stream that says why there is none. */
    Flux<Object> refused(RuntimeException why) {
        return Flux.error(new SubscriptionPublisherException(List.of(resolveToSingleError(why)), why));
    }
}
