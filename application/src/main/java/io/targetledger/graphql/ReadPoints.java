package io.targetledger.graphql;

import java.time.Instant;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/**
 * Gives root queries the {@link ReadPoint} that their arguments {@code asOf}, {@code atLeastPosition} and {@code effectiveAt} ask
 * for. Queries of one request that ask for the same stand at the same point, so that their answers belong together.
 */
public final class ReadPoints implements HandlerMethodArgumentResolver {

    private final ObjectProvider<Views> views;

    ReadPoints(ObjectProvider<Views> views) {
        this.views = views;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ReadPoint.class;
    }

    @Override
    public ReadPoint resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        return of(environment, views.getObject());
    }

    /**
     * @throws io.targetledger.projection.UnanswerableRead {@code AS_OF_IN_FUTURE}, {@code POSITION_NOT_REACHED}, {@code
     *     BUSINESS_TIME_OUT_OF_RANGE}
     */
    public static ReadPoint of(DataFetchingEnvironment environment, Views views) {
        Asked asked = new Asked(
                environment.getArgument("asOf"),
                environment.getArgument("atLeastPosition"),
                environment.getArgument("effectiveAt"));
        return environment.getGraphQlContext().computeIfAbsent(asked, any -> asked.in(views));
    }

    private record Asked(
            @Nullable Instant asOf,
            @Nullable Long atLeastPosition,
            @Nullable Instant effectiveAt) {

        ReadPoint in(Views views) {
            ReadPoint known = knownIn(views);
            return effectiveAt == null ? known : views.seenFrom(effectiveAt, known);
        }

        private ReadPoint knownIn(Views views) {
            if (atLeastPosition != null) {
                ReadPoint reached = views.atLeast(atLeastPosition);
                return asOf == null ? reached : views.asOf(asOf);
            }
            return asOf == null ? views.now() : views.asOf(asOf);
        }
    }
}
