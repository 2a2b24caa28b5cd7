package io.targetledger.fact;

import java.util.List;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import io.targetledger.testing.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.execution.GraphQlSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a table declares is what the schema says. */
class FactSchemaTest {

    static TestServer server;
    static GraphQLSchema schema;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        schema = server.bean(GraphQlSource.class).schema();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyTableIsOffered() {
        assertThat(server.bean(FactTables.class).all())
                .extracting(FactTable::name)
                .containsExactlyInAnyOrder(
                        "auditFacts",
                        "calendarDimension",
                        "campaignFacts",
                        "checkInFacts",
                        "customerDimension",
                        "goalFacts",
                        "improvementPlanFacts",
                        "measurementFacts",
                        "metricDimension",
                        "organisationDimension",
                        "productDimension",
                        "ratingFacts",
                        "reviewFacts",
                        "segmentMembershipFacts",
                        "targetRevisionFacts");
    }

    @Test
    void columnsAndTheirDescriptionsAreThoseOfTheTable() {
        for (FactTable<?> table : server.bean(FactTables.class).all()) {
            GraphQLObjectType type = schema.getObjectType(table.rowType().getSimpleName());
            Meaning meaning = table.rowType().getAnnotation(Meaning.class);
            assertThat(type.getDescription()).isEqualTo(meaning.en() + " " + meaning.zh());
            assertThat(type.getFieldDefinitions().stream()
                            .map(field -> said(
                                    field.getName(),
                                    GraphQLTypeUtil.simplePrint(field.getType()),
                                    field.getDescription()))
                            .toList())
                    .as(table.name())
                    .isEqualTo(table.columns().stream()
                            .map(column -> said(column.name(), typeOf(column), column.en() + " " + column.zh()))
                            .toList());
        }
    }

    @Test
    void filtersAreThoseOfTheTable() {
        for (FactTable<?> table : server.bean(FactTables.class).all()) {
            GraphQLFieldDefinition field = schema.getQueryType().getField(table.name());
            GraphQLInputObjectType type =
                    (GraphQLInputObjectType) field.getArgument("filter").getType();
            assertThat(type.getFieldDefinitions().stream()
                            .map(FactSchemaTest::said)
                            .toList())
                    .as(table.name())
                    .isEqualTo(table.filters().stream()
                            .map(filter -> said(
                                    filter.name(),
                                    filter.type() == ColumnType.DATE
                                            ? "LocalDate"
                                            : filter.type() == ColumnType.ID ? "ID" : "String",
                                    filter.en() + " " + filter.zh()))
                            .toList());
        }
    }

    @Test
    void rowsHoldScalarsOnly() {
        for (FactTable<?> table : server.bean(FactTables.class).all()) {
            assertThat(schema.getObjectType(table.rowType().getSimpleName()).getFieldDefinitions())
                    .allMatch(field -> GraphQLTypeUtil.isScalar(GraphQLTypeUtil.unwrapNonNull(field.getType())));
        }
    }

    private static String typeOf(Column column) {
        String name = switch (column.type()) {
            case STRING -> "String";
            case ID -> "ID";
            case INTEGER -> List.of(long.class, Long.class).contains(column.javaType()) ? "Long" : "Int";
            case DECIMAL -> "Decimal";
            case DATE -> "LocalDate";
            case TIMESTAMP -> "DateTime";
            case BOOLEAN -> "Boolean";
        };
        return column.nullable() ? name : name + "!";
    }

    private static String said(GraphQLInputObjectField field) {
        return said(field.getName(), GraphQLTypeUtil.simplePrint(field.getType()), field.getDescription());
    }

    private static String said(String name, String type, Object description) {
        return name + ": " + type + " " + description;
    }
}
