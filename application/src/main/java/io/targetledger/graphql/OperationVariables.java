package io.targetledger.graphql;

import java.util.LinkedHashMap;
import java.util.Map;

import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLSchema;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Variables of operations as query strings can say them: {@code variables} for all of them as one JSON object, or each by its own name, texts
 * as they are, lists and input objects as JSON.
 */
final class OperationVariables {

    private static final String ALL = "variables";
    private static final Map<String, String> EXAMPLES =
            Map.of("Int", "1000", "Long", "4782", "Float", "0.5", "Boolean", "true");

    private final GraphQLSchema schema;
    private final JsonMapper json;

    OperationVariables(GraphQLSchema schema, JsonMapper json) {
        this.schema = schema;
        this.json = json;
    }

    /**
     * @throws Refusal {@code UNKNOWN_NAME} for what is no variable of the operation, {@code PARAMETER_UNREADABLE} for what is none of
     *     its type
     */
    Map<String, Object> of(Operation operation, String parameter, String value) {
        @Nullable VariableDefinition declared = operation.variable(parameter).orElse(null);
        if (declared != null) {
            return Map.of(parameter, read(parameter, value, declared.getType()));
        }
        if (parameter.equals(ALL)) {
            return object(ALL, readJson(ALL, value, "{\"first\": 1000}"));
        }
        throw new Refusal(
                "UNKNOWN_NAME",
                parameter,
                Map.of(
                        "field", operation.name(),
                        "given", Text.shown(parameter),
                        "allowed", String.join(", ", operation.variables())));
    }

    private Object read(String name, String value, Type<?> type) {
        if (type instanceof NonNullType sure) {
            return read(name, value, sure.getType());
        }
        if (type instanceof ListType) {
            return readJson(name, value, "[\"…\"]");
        }
        String named = ((TypeName) type).getName();
        if (schema.getType(named) instanceof GraphQLInputObjectType) {
            return readJson(name, value, "{\"…\": \"…\"}");
        }
        @Nullable String example = EXAMPLES.get(named);
        return example == null ? value : readJson(name, value, example);
    }

    private Object readJson(String name, String value, String example) {
        try {
            Object read = json.readValue(value, Object.class);
            if (read != null) {
                return read;
            }
        } catch (JacksonException e) {
            throw unreadable(name, value, example);
        }
        throw unreadable(name, value, example);
    }

    /** @throws Refusal {@code PARAMETER_UNREADABLE} for anything but an object; there may be none */
    static Map<String, Object> object(String name, @Nullable Object given) {
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> values)) {
            throw unreadable(name, String.valueOf(given), "{\"first\": 1000}");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        values.forEach((key, value) -> object.put(String.valueOf(key), value));
        return object;
    }

    static Refusal unreadable(String name, String given, String example) {
        return new Refusal(
                "PARAMETER_UNREADABLE", name, Map.of("field", name, "given", Text.shown(given), "example", example));
    }
}
