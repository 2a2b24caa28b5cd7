package io.targetledger.graphql;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherResult;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows shown at once are what the engine answers cell by cell, errors included. */
@DisplayName("Cells · 单元格")
class CellStrategyTest {

    private static final String SCHEMA = """
            type Query { rows: [Row!]! holed: [Row]! torn: [Row!] wrong: [Row!] one: Row none: Row broken: Row boxed: [Row] }
            type Row {
              id: ID! name: String count: Int! kind: Kind! late: Int! self: Row! shout(loud: Boolean): String
              fails: Int plain: Plain! greeting: String!
            }
            type Plain { length: Int! odd: Boolean missing: String }
            enum Kind { SHORT LONG }
            """;

    private record Line(
            String id, @Nullable String name, @Nullable Object count) {

        Plain plain() {
            return new Plain(id.length(), true);
        }
    }

    public record Plain(int length, boolean odd) {}

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
                "{ one { id kind } none { id kind } again: one { name } }",
                "{ one { id } one { name } }",
                "{ one { plain { length odd missing } self { self { id } } } }",
                "{ rows { plain { odd } } }",
                "{ one { id fails } }",
                "{ broken { id count } one { id } }",
                "{ one { greeting } }",
                "{ boxed { id name } }",
                "{ one { self { id @skip(if: true) } } }",
            })
    @DisplayName("answered alike · 结果相同")
    void answeredAlike(String query) {
        assertThat(answered(new CellStrategy(exceptions), query))
                .isEqualTo(answered(new AsyncExecutionStrategy(exceptions), query));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ rows { id name count } }                       | 1",
                "{ one { id plain { length odd } self { name } } }| 4",
                "{ rows { id late } }                             | 5",
            })
    @DisplayName("without a step for each · 不逐格执行")
    void withoutAStepForEach(String query, int steps) {
        AtomicInteger taken = new AtomicInteger();
        GraphQL engine = GraphQL.newGraphQL(schema())
                .queryExecutionStrategy(new CellStrategy(exceptions))
                .instrumentation(new SimplePerformantInstrumentation() {
                    @Override
                    public @Nullable InstrumentationContext<Object> beginFieldExecution(
                            InstrumentationFieldParameters parameters, InstrumentationState state) {
                        taken.incrementAndGet();
                        return null;
                    }
                })
                .build();

        assertThat(engine.execute(query).getErrors()).isEmpty();

        assertThat(taken).hasValue(steps);
    }

    private static Map<String, Object> answered(ExecutionStrategy strategy, String query) {
        return GraphQL.newGraphQL(schema())
                .queryExecutionStrategy(strategy)
                .build()
                .execute(ExecutionInput.newExecutionInput(query).locale(Locale.CHINESE))
                .toSpecification();
    }

    private static GraphQLSchema schema() {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        query -> query.dataFetcher("rows", environment -> WHOLE)
                                .dataFetcher("holed", environment -> Arrays.asList(WHOLE.get(0), null))
                                .dataFetcher("torn", environment -> List.of(WHOLE.get(0), new Line("c", "three", null)))
                                .dataFetcher("one", environment -> WHOLE.get(0))
                                .dataFetcher("none", environment -> null)
                                .dataFetcher(
                                        "boxed",
                                        environment -> List.of(
                                                Optional.of(WHOLE.get(0)),
                                                DataFetcherResult.newResult()
                                                        .data(WHOLE.get(1))
                                                        .build()))
                                .dataFetcher("broken", environment -> new Line("c", "three", null))
                                .dataFetcher(
                                        "wrong", environment -> List.of(WHOLE.get(0), new Line("d", "four", "many"))))
                .type(
                        "Row",
                        row -> row.dataFetcher("id", new Cell<>(String.class, Line::id))
                                .dataFetcher("name", new Cell<>(String.class, Line::name))
                                .dataFetcher("count", new Cell<>(Object.class, Line::count))
                                .dataFetcher("kind", new Cell<>(String.class, (Line line) -> "SHORT"))
                                .dataFetcher("plain", new Cell<>(Plain.class, Line::plain))
                                .dataFetcher("fails", new Cell<>(Object.class, (Line line) -> Integer.valueOf("none")))
                                .dataFetcher(
                                        "greeting",
                                        new Cell<Line>(
                                                ResolvableType.forClass(String.class),
                                                (line, language) ->
                                                        language.get().getLanguage()))
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
