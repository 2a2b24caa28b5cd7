package io.targetledger.graphql;

import graphql.schema.DataFetchingEnvironment;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controller methods their {@link PageArguments}. */
record Pages(GraphQlLimits limits) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageArguments.class;
    }

    @Override
    public PageArguments resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        return PageArguments.of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                environment.getArgument("last"),
                environment.getArgument("before"),
                limits.defaultPageSize(),
                limits.maxPageSize());
    }
}
