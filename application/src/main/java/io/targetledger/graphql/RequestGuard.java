package io.targetledger.graphql;

import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLType;
import io.targetledger.command.AccessDenied;
import io.targetledger.command.AccessPolicy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Holds every operation to its limits, and every query to what its caller may read. */
@Component
final class RequestGuard extends SimplePerformantInstrumentation {

    private final GraphQlLimits limits;
    private final AccessPolicy policy;
    private final SubscriptionErrors streams;
    private final RowFields rowFields;
    private final UserErrors words;

    RequestGuard(
            GraphQlLimits limits,
            AccessPolicy policy,
            SubscriptionErrors streams,
            RowFields rowFields,
            UserErrors words) {
        this.limits = limits;
        this.policy = policy;
        this.streams = streams;
        this.rowFields = rowFields;
        this.words = words;
    }

    @Override
    public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
            InstrumentationExecuteOperationParameters parameters, InstrumentationState state) {
        ExecutionContext execution = parameters.getExecutionContext();
        try {
            QueryCost.check(execution, limits, rowFields);
        } catch (QueryRefused refused) {
            throw refused.said(words, execution.getLocale());
        }
        return null;
    }

    @Override
    public DataFetcher<?> instrumentDataFetcher(
            DataFetcher<?> fetcher, InstrumentationFieldFetchParameters parameters, InstrumentationState state) {
        if (parameters.isTrivialDataFetcher()) {
            return fetcher;
        }
        return environment -> {
            // A change is seen through: its answer must not be lost once it is recorded. A subscription has no end.
            if (environment.getOperationDefinition().getOperation() == Operation.QUERY) {
                Deadline.check(environment.getGraphQlContext());
            }
            GraphQLType parent = environment.getParentType();
            if (parent == environment.getGraphQLSchema().getQueryType()) {
                policy.checkReading(Callers.actor(), environment.getField().getName());
            } else if (parent == environment.getGraphQLSchema().getSubscriptionType()) {
                try {
                    policy.checkReading(Callers.actor(), environment.getField().getName());
                } catch (AccessDenied denied) {
                    return streams.refused(denied);
                }
            }
            return fetcher.get(environment);
        };
    }
}
