package io.targetledger.graphql;

import java.util.List;
import java.util.stream.Collectors;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;

/**
 * The operations that come with the application: {@code goalFactsPage} and its like, a page of each table with all its columns. Each
 * argument of the table's field is a variable of the same name.
 */
final class RowOperations {

    private RowOperations() {}

    static List<Operation> of(RowFields tables, GraphQLSchema schema, OperationFiles check) {
        return tables.names().stream()
                .filter(table -> schema.getQueryType().getField(table) != null)
                .sorted()
                .map(table ->
                        check.checked(table + "Page", text(schema.getQueryType().getField(table))))
                .toList();
    }

    private static String text(GraphQLFieldDefinition table) {
        GraphQLObjectType page = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(table.getType());
        String variables = table.getArguments().stream()
                .map(argument ->
                        "$%s: %s".formatted(argument.getName(), GraphQLTypeUtil.simplePrint(argument.getType())))
                .collect(Collectors.joining(", "));
        String arguments = table.getArguments().stream()
                .map(GraphQLArgument::getName)
                .map(argument -> "%s: $%s".formatted(argument, argument))
                .collect(Collectors.joining(", "));
        return "query %sPage(%s) {\n  %s(%s) {\n    rows { %s }\n    %s\n  }\n}\n"
                .formatted(
                        table.getName(),
                        variables,
                        table.getName(),
                        arguments,
                        namesOf((GraphQLObjectType) GraphQLTypeUtil.unwrapAll(
                                page.getFieldDefinition("rows").getType())),
                        page.getFieldDefinitions().stream()
                                .map(GraphQLFieldDefinition::getName)
                                .filter(name -> !name.equals("rows"))
                                .collect(Collectors.joining(" ")));
    }

    private static String namesOf(GraphQLObjectType row) {
        return row.getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .collect(Collectors.joining(" "));
    }
}
