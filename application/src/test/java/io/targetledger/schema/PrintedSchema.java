package io.targetledger.schema;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;

/** The whole schema as one text: sorted by name, so that it depends on nothing but what is in it. */
final class PrintedSchema {

    private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
            .includeScalarTypes(true)
            .includeSchemaDefinition(true)
            .includeDirectiveDefinitions(false));

    private PrintedSchema() {}

    static String of(GraphQLSchema schema) {
        return PRINTER.print(schema).strip() + "\n";
    }
}
