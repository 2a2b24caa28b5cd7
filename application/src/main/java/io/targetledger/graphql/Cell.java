package io.targetledger.graphql;

import java.util.Locale;
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
 * Shows a part of what was read. There are thousands on a page, each no more than a function of its source and the reader's
 * language: so the engine need not make an environment for each, nor anybody observe them, and {@link CellStrategy} shows
 * whole rows of them at once.
 *
 * @param getReturnType of what it shows, so that the schema's inspection can follow
 */
public record Cell<S>(ResolvableType getReturnType, Part<S> part)
        implements SelfDescribingDataFetcher<Object>, LightDataFetcher<Object> {

    public Cell(ResolvableType type, Function<S, @Nullable Object> part) {
        this(type, (source, language) -> part.apply(source));
    }

    public Cell(Class<?> type, Function<S, @Nullable Object> part) {
        this(ResolvableType.forClass(type), part);
    }

    @FunctionalInterface
    interface Part<S> {
        @Nullable
        Object of(S source, Supplier<Locale> language);
    }

    @Override
    public String getDescription() {
        return "Cell";
    }

    @Override
    public @Nullable Object get(
            GraphQLFieldDefinition field, Object source, Supplier<DataFetchingEnvironment> environment) {
        return of(source, () -> environment.get().getLocale());
    }

    @Override
    public @Nullable Object get(DataFetchingEnvironment environment) {
        return of(Objects.requireNonNull(environment.<S>getSource()), environment::getLocale);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Object of(Object source, Supplier<Locale> language) {
        return part.of((S) source, language);
    }
}
