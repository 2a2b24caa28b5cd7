package io.targetledger.graphql;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionStrategy;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationFieldParameters;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows shown at once are what the engine answers cell by cell, errors included. */
@DisplayName("Cells · 单元格")
class CellStrategyTest {

    private static final String SCHEMA = """
            type Query { rows: [Row!]! holed: [Row]! torn: [Row!] wrong: [Row!] }
            type Row { id: ID! name: String count: Int! late: Int! self: Row! shout(loud: Boolean): String }
            """;

    private record Line(
            String id, @Nullable String name, @Nullable Object count) {}

    private static final List<Line> WHOLE = List.of(new Line("a", "one", 1), new Line("b", null, 2));

    private final DataFetcherExceptionHandler exceptions = new SimpleDataFetcherExceptionHandler();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ rows { id name count } }",
                "{ rows { count named: name id again: id } }",
                "{ rows { ...part ... on Row { count } } } fragment part on Row { id name }",
                "query($no: Boolean = false) { rows { id name @include(if: $no) count @skip(if: $no) } }",
                "{ rows { id __typename } }",
                "{ rows { id self { id name } } }",
                "{ rows { id late } }",
                "{ rows { shout(loud: true) } }",
                "{ holed { id name } }",
                "{ torn { id count } }",
                "{ wrong { id count } rows { id } }",
                "{ rows { id } holed { id } }",
            })
    @DisplayName("answered alike · 结果相同")
    void answeredAlike(String query) {
        assertThat(answered(new CellStrategy(exceptions), query))
                .isEqualTo(answered(new AsyncExecutionStrategy(exceptions), query));
    }

    @Test
    @DisplayName("without a step for each · 不逐格执行")
    void withoutAStepForEach() {
        AtomicInteger steps = new AtomicInteger();
        GraphQL engine = GraphQL.newGraphQL(schema())
                .queryExecutionStrategy(new CellStrategy(exceptions))
                .instrumentation(new SimplePerformantInstrumentation() {
                    @Override
                    public @Nullable InstrumentationContext<Object> beginFieldExecution(
                            InstrumentationFieldParameters parameters, InstrumentationState state) {
                        steps.incrementAndGet();
                        return null;
                    }
                })
                .build();

        Map<String, Object> data = engine.execute("{ rows { id name count } }").getData();

        assertThat(data.get("rows")).asList().hasSize(2);
        assertThat(steps).hasValue(1);
    }

    private static Map<String, Object> answered(ExecutionStrategy strategy, String query) {
        return GraphQL.newGraphQL(schema())
                .queryExecutionStrategy(strategy)
                .build()
                .execute(ExecutionInput.newExecutionInput(query))
                .toSpecification();
    }

    private static GraphQLSchema schema() {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        query -> query.dataFetcher("rows", environment -> WHOLE)
                                .dataFetcher("holed", environment -> Arrays.asList(WHOLE.get(0), null))
                                .dataFetcher("torn", environment -> List.of(WHOLE.get(0), new Line("c", "three", null)))
                                .dataFetcher(
                                        "wrong", environment -> List.of(WHOLE.get(0), new Line("d", "four", "many"))))
                .type(
                        "Row",
                        row -> row.dataFetcher("id", new Cell<>(String.class, Line::id))
                                .dataFetcher("name", new Cell<>(String.class, Line::name))
                                .dataFetcher("count", new Cell<>(Object.class, Line::count))
                                .dataFetcher(
                                        "late",
                                        environment ->
                                                environment.<Line>getSource().count())
                                .dataFetcher("self", new Cell<>(Line.class, line -> line))
                                .dataFetcher(
                                        "shout",
                                        environment ->
                                                environment.<Line>getSource().name() + "!"))
                .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(SCHEMA), wiring);
    }
}
