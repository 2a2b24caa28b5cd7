package io.targetledger.schema;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;

/** Says of deprecated parts of a schema what their reasons lack: since when, until when, and what to use instead. */
final class Deprecations {

    private static final Pattern REASON =
            Pattern.compile("Since (\\d{4}-\\d{2}-\\d{2}), stays until (\\d{4}-\\d{2}-\\d{2}): \\S.+", Pattern.DOTALL);

    private final List<String> faults = new ArrayList<>();

    private Deprecations() {}

    static List<String> faultsIn(GraphQLSchema schema) {
        Deprecations deprecations = new Deprecations();
        schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .forEach(deprecations::check);
        return deprecations.faults;
    }

    private void check(GraphQLNamedType type) {
        if (type instanceof GraphQLFieldsContainer container) {
            for (GraphQLFieldDefinition field : container.getFieldDefinitions()) {
                String name = type.getName() + "." + field.getName();
                check(name, field.getDeprecationReason());
                for (GraphQLArgument argument : field.getArguments()) {
                    check(name + "(" + argument.getName() + ")", argument.getDeprecationReason());
                }
            }
        } else if (type instanceof GraphQLEnumType values) {
            values.getValues()
                    .forEach(value -> check(type.getName() + "." + value.getName(), value.getDeprecationReason()));
        } else if (type instanceof GraphQLInputObjectType input) {
            input.getFieldDefinitions()
                    .forEach(field -> check(type.getName() + "." + field.getName(), field.getDeprecationReason()));
        }
    }

    private void check(String what, @Nullable String reason) {
        if (reason != null && !isDated(reason)) {
            faults.add("%s: the reason must be \"Since 2026-12-01, stays until 2027-06-01: use …\", was \"%s\""
                    .formatted(what, reason));
        }
    }

    private static boolean isDated(String reason) {
        Matcher parts = REASON.matcher(reason);
        try {
            return parts.matches() && LocalDate.parse(parts.group(1)).isBefore(LocalDate.parse(parts.group(2)));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
