package io.targetledger.graphql;

import java.util.Map;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.projection.PageRequest;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.graphql.data.method.HandlerMethodArgumentResolver;

/** Gives controller methods of fields with {@code first, after, last, before} their {@link PageRequest}. */
record Pages(GraphQlLimits limits) implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(MethodParameter parameter, DataFetchingEnvironment environment) {
        return of(
                environment.getArgument("first"),
                environment.getArgument("after"),
                environment.getArgument("last"),
                environment.getArgument("before"));
    }

    /**
     * @throws Refusal {@code PAGE_SIZE_OUT_OF_RANGE}; {@code PAGE_FROM_BOTH_ENDS} for {@code first} with {@code last} or {@code
     *     before}, and {@code last} with {@code after}
     */
    PageRequest of(@Nullable Integer first, @Nullable String after, @Nullable Integer last, @Nullable String before) {
        boolean backward = last != null || before != null;
        if (backward && (first != null || after != null)) {
            throw new Refusal("PAGE_FROM_BOTH_ENDS", last == null ? "before" : "last", Map.of());
        }
        Integer asked = backward ? last : first;
        int size = asked == null ? limits.defaultPageSize() : asked;
        if (size < 0 || size > limits.maxPageSize()) {
            String field = backward ? "last" : "first";
            throw new Refusal(
                    "PAGE_SIZE_OUT_OF_RANGE",
                    field,
                    Map.of("argument", field, "given", size, "allowed", limits.maxPageSize()));
        }
        return new PageRequest(size, after, before, backward);
    }
}
