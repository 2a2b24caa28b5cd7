package io.targetledger.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;

/**
 * A change after which a query that was good is refused, or answered by something else.
 *
 * @param what type, field and value that are concerned, e.g. {@code Goal.title} or {@code GoalStatus.DRAFT}
 * @param why in words of the comparison
 */
record Breakage(String what, String why) {

    private static final Pattern NEW_ARGUMENT = Pattern.compile("the new argument '(\\w+)'");

    /**
     * Compares as graphql-java does; directives apart, which no query depends on, and new arguments that have a default: it takes
     * them for required where their type is.
     */
    static List<Breakage> between(String before, String after) {
        GraphQLSchema now = read(after);
        return compared(before, after).getBreakages().stream()
                .filter(event -> !isNewArgumentWithDefault(event, now))
                .map(event -> new Breakage(nameOf(event), event.getReasonMsg()))
                .distinct()
                .toList();
    }

    private static boolean isNewArgumentWithDefault(DiffEvent event, GraphQLSchema now) {
        Matcher argument = NEW_ARGUMENT.matcher(event.getReasonMsg());
        return argument.find()
                && now.getType(event.getTypeName()) instanceof GraphQLFieldsContainer type
                && type.getField(event.getFieldName())
                        .getArgument(argument.group(1))
                        .hasSetDefaultValue();
    }

    /** The types that a comparison of this schema with itself looks into. */
    static List<String> typesComparedOf(String schema) {
        return compared(schema, schema).getInfos().stream()
                .map(DiffEvent::getTypeName)
                .distinct()
                .toList();
    }

    private static CapturingReporter compared(String before, String after) {
        CapturingReporter found = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromIntrospection(read(before), read(after)), found);
        return found;
    }

    static GraphQLSchema read(String schema) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(schema));
    }

    private static String nameOf(DiffEvent event) {
        List<String> parts = new ArrayList<>();
        parts.add(event.getTypeName());
        if (event.getFieldName() != null) {
            parts.add(event.getFieldName());
        } else {
            parts.addAll(event.getComponents());
        }
        return String.join(".", parts);
    }

    @Override
    public String toString() {
        return what + ": " + why;
    }
}
