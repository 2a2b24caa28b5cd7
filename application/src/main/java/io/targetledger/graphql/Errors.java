package io.targetledger.graphql;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;
import org.springframework.stereotype.Component;

/** Says what controllers throw, see {@link ErrorWords}. */
@Component
final class Errors extends DataFetcherExceptionResolverAdapter {

    private final ErrorWords words;

    Errors(ErrorWords words) {
        this.words = words;
        setThreadLocalContextAware(true);
    }

    @Override
    protected GraphQLError resolveToSingleError(Throwable thrown, DataFetchingEnvironment environment) {
        return words.of(
                thrown,
                GraphqlErrorBuilder.newError(environment),
                environment.getLocale(),
                environment.getExecutionId() + " at "
                        + environment.getExecutionStepInfo().getPath());
    }
}
