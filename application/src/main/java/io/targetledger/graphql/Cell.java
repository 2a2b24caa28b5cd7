package io.targetledger.graphql;

import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;

/**
 * Shows a part of a flat row. There are hundreds of thousands on a page, each no more than a function of its row, so that
 * {@link CellStrategy} may show whole rows at once.
 *
 * @param getReturnType of what it shows, so that the schema's inspection can follow
 */
public record Cell<S>(ResolvableType getReturnType, Function<S, @Nullable Object> part)
        implements SelfDescribingDataFetcher<Object>, LightDataFetcher<Object> {

    public Cell(Class<?> type, Function<S, @Nullable Object> part) {
        this(ResolvableType.forClass(type), part);
    }

    @Override
    public String getDescription() {
        return "Cell";
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        return of(source);
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return of(Objects.requireNonNull(environment.<S>getSource()));
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Object of(Object row) {
        return part.apply((S) row);
    }
}
