package io.targetledger.fact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.targetledger.graphql.Callers;
import io.targetledger.graphql.Cell;
import io.targetledger.graphql.ReadPoints;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.execution.SelfDescribingDataFetcher;
import org.springframework.stereotype.Component;

/** Gives every table its field of {@code Query}, its page and its rows, of what the table itself declares. */
@Component
final class FactWiring implements RuntimeWiringConfigurer {

    static final int DEFAULT_ROWS = 1_000;

    private final FactTables tables;
    private final UnitLimits units;
    private final Views views;

    FactWiring(FactTables tables, UnitLimits units, Views views) {
        this.tables = tables;
        this.units = units;
        this.views = views;
    }

    /** A page, and the point that it and all others of the same token are read at. */
    private record Answer(FactPage<?> page, Snapshot snapshot) {}

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        tables.all().forEach(table -> configure(table, wiring));
    }

    private <R extends Record & FactRow> void configure(FactTable<R> table, RuntimeWiring.Builder wiring) {
        String row = table.rowType().getSimpleName();
        wiring.type(
                "Query",
                query -> query.dataFetcher(
                        table.name(),
                        new Read(ResolvableType.forClass(Answer.class), environment -> answer(table, environment))));
        wiring.type(
                row + "Page",
                page -> page.dataFetchers(Map.of(
                        "rows",
                        new Cell<>(
                                ResolvableType.forClassWithGenerics(List.class, table.rowType()),
                                (Answer answer) -> answer.page().rows()),
                        "endCursor",
                        new Cell<>(
                                String.class, (Answer answer) -> answer.page().endCursor()),
                        "hasNextPage",
                        new Cell<>(
                                boolean.class, (Answer answer) -> answer.page().hasNextPage()),
                        "snapshot",
                        new Cell<>(
                                String.class,
                                (Answer answer) -> answer.snapshot().token()),
                        "position",
                        new Cell<>(
                                long.class, (Answer answer) -> answer.snapshot().position()))));
        table.columns()
                .forEach(column -> wiring.type(
                        row,
                        type -> type.dataFetcher(
                                column.name(), new Cell<>(column.javaType(), (Record source) -> column.of(source)))));
    }

    private Answer answer(FactTable<?> table, DataFetchingEnvironment environment) {
        Snapshot snapshot = snapshot(environment);
        Integer first = environment.getArgument("first");
        int size = first == null ? DEFAULT_ROWS : first;
        if (size < 0 || size > FactTable.MOST_ROWS) {
            throw new Refusal(
                    "PAGE_SIZE_OUT_OF_RANGE",
                    "first",
                    Map.of("argument", "first", "given", size, "allowed", FactTable.MOST_ROWS));
        }
        FactQuestion question = new FactQuestion(
                filter(environment),
                environment.getArgument("after"),
                size,
                environment.getArgument("changedAfterPosition"),
                environment.getArgument("changedFrom"),
                environment.getArgument("changedTo"));
        ReadPoint at = snapshot.in(views);
        return new Answer(table.page(units.limit(question, table, Callers.actor(), at), at), snapshot);
    }

    /** One for all tables of the request that ask for the same. */
    private Snapshot snapshot(DataFetchingEnvironment environment) {
        return Snapshot.asked(
                environment.getArgument("snapshot"),
                environment.getArgument("asOf"),
                environment.getArgument("atLeastPosition"),
                () -> ReadPoints.of(environment, views));
    }

    /** Conditions that are null ask for nothing. */
    private static Map<String, Object> filter(DataFetchingEnvironment environment) {
        Map<String, @Nullable Object> given = environment.getArgumentOrDefault("filter", Map.of());
        Map<String, Object> filter = new HashMap<>();
        given.forEach((name, value) -> {
            if (value != null) {
                filter.put(name, value);
            }
        });
        return filter;
    }

    private record Read(ResolvableType getReturnType, DataFetcher<?> fetcher)
            implements SelfDescribingDataFetcher<Object> {

        @Override
        public String getDescription() {
            return "FactWiring";
        }

        @Override
        public @Nullable Object get(DataFetchingEnvironment environment) throws Exception {
            return fetcher.get(environment);
        }
    }
}
