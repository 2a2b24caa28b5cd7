package io.targetledger.graphql;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.targetledger.command.AccessPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

class RequestGuardTest {

    private static final GraphQlLimits LIMITS =
            new GraphQlLimits(3, 100, 200, 1, 1_000, DataSize.ofKilobytes(1), 10, 20, Duration.ofSeconds(5), 10);

    private static final GraphQLSchema SCHEMA = new SchemaGenerator()
            .makeExecutableSchema(
                    new SchemaParser().parse("""
                                    type Query { item(first: Int): Item rows(first: Int): Item }
                                    type Item { id: Int item(first: Int, last: Int): Item }
                                    type Mutation { change: Int }
                                    """),
                    RuntimeWiring.newRuntimeWiring()
                            .type("Query", type -> type.dataFetcher("item", environment -> Map.of("id", 1)))
                            .type("Mutation", type -> type.dataFetcher("change", environment -> 7))
                            .build());

    private final GraphQL engine = GraphQL.newGraphQL(SCHEMA)
            .instrumentation(new RequestGuard(
                    LIMITS,
                    mock(AccessPolicy.class),
                    mock(SubscriptionErrors.class),
                    new RowFields(Set.of("rows"), 50, 90),
                    new UserErrors(reads())))
            .build();

    @Test
    void countsEveryFieldForEveryRowItMayBeReadFor() {
        assertThat(refusal("{ item(first: 20) { item(last: 3) { id } } }")).isNull();
        assertThat(refusal("{ item(first: 20) { item(last: 4) { id } } }")).isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void countsThePageSizeThatHoldsWhenNoneIsGiven() {
        assertThat(refusal("{ item(first: 10) { item { id } } }")).isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void countsRowsForMachinesApartAndByTheirOwnPageSize() {
        assertThat(refusal("{ item(first: 20) { item(last: 3) { id } } rows(first: 90) { id } }"))
                .isNull();
        assertThat(refusal("{ rows { id } }")).isNull();
        assertThat(refusal("{ rows { item(first: 3) { id } } }")).isEqualTo("QUERY_TOO_COMPLEX");
    }

    @Test
    void countsLevelsAndAliases() {
        assertThat(refusal("{ item(first: 1) { item(first: 1) { item(first: 1) { id } } } }"))
                .isEqualTo("QUERY_TOO_DEEP");
        assertThat(refusal("{ a: item(first: 1) { id } b: item(first: 1) { id } }"))
                .isEqualTo("TOO_MANY_ALIASES");
    }

    @Test
    void saysSoInTheLanguageAskedFor() {
        ExecutionInput deep = ExecutionInput.newExecutionInput(
                        "{ item(first: 1) { item(first: 1) { item(first: 1) { id } } } }")
                .locale(Locale.CHINA)
                .build();

        assertThat(engine.execute(deep).getErrors().get(0).getMessage()).startsWith("查询的嵌套超过 3 层");
    }

    @Test
    void leavesIntrospectionAlone() {
        assertThat(refusal("{ __schema { types { fields { type { ofType { ofType { name } } } } } } }"))
                .isNull();
    }

    @Test
    void stopsAQueryWhoseTimeIsOver() {
        ExecutionResult result = engine.execute(late("{ item(first: 1) { id } }"));
        assertThat(result.getErrors().get(0).getMessage()).contains("TIMEOUT {seconds=");
    }

    @Test
    void seesAChangeThroughEvenThen() {
        ExecutionResult result = engine.execute(late("mutation { change }"));
        assertThat(result.getErrors()).isEmpty();
    }

    private static ExecutionInput late(String query) {
        return ExecutionInput.newExecutionInput(query)
                .graphQLContext(context -> Deadline.in(Duration.ofNanos(-1)).putInto(context))
                .build();
    }

    private String refusal(String query) {
        return engine.execute(query).getErrors().stream()
                .filter(error -> error.getExtensions() != null)
                .map(error -> (String) error.getExtensions().get("code"))
                .findFirst()
                .orElse(null);
    }

    private static ResourceBundleMessageSource reads() {
        ResourceBundleMessageSource reads = new ResourceBundleMessageSource();
        reads.setBasename("reads");
        reads.setDefaultEncoding("UTF-8");
        reads.setFallbackToSystemLocale(false);
        return reads;
    }
}
