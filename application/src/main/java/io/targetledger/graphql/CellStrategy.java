package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.execution.MergedField;
import graphql.schema.Coercing;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import org.jspecify.annotations.Nullable;

/**
 * Executes queries as the engine does, but lists of rows of which only {@linkplain Cell cells} are asked: those are shown
 * in one loop, without a path, a step and a future for each cell. Where a cell is not what the schema says, the engine's own
 * way is gone, which knows what to answer.
 */
final class CellStrategy extends AsyncExecutionStrategy {

    CellStrategy(DataFetcherExceptionHandler exceptions) {
        super(exceptions);
    }

    @Override
    protected FieldValueInfo completeValueForList(
            ExecutionContext execution, ExecutionStrategyParameters parameters, Iterable<Object> rows) {
        List<Asked> asked = asked(execution, parameters);
        List<Map<String, @Nullable Object>> shown = asked.isEmpty() ? null : shown(execution, rows, asked);
        return shown == null
                ? super.completeValueForList(execution, parameters, rows)
                : new FieldValueInfo(CompleteValueType.LIST, shown);
    }

    /** @param name under which the cell is answered */
    private record Asked(String name, Cell<?> cell, Coercing<?, ?> type, boolean nullable) {

        @Nullable
        Object answer(Object value, ExecutionContext execution) {
            return type.serialize(value, execution.getGraphQLContext(), execution.getLocale());
        }
    }

    /** Nothing unless the list is one of rows, and nothing but cells is asked of them. */
    private List<Asked> asked(ExecutionContext execution, ExecutionStrategyParameters parameters) {
        GraphQLType of = GraphQLTypeUtil.unwrapNonNull(
                GraphQLTypeUtil.unwrapOneAs(parameters.getExecutionStepInfo().getUnwrappedNonNullType()));
        if (!(of instanceof GraphQLObjectType row) || execution.hasIncrementalSupport()) {
            return List.of();
        }
        GraphQLCodeRegistry code = execution.getGraphQLSchema().getCodeRegistry();
        List<Asked> asked = new ArrayList<>();
        for (MergedField field : fields(execution, parameters, row)) {
            GraphQLFieldDefinition definition = row.getFieldDefinition(field.getName());
            if (definition == null
                    || !(code.getDataFetcher(row, definition) instanceof Cell<?> cell)
                    || !(GraphQLTypeUtil.unwrapNonNull(definition.getType()) instanceof GraphQLScalarType scalar)) {
                return List.of();
            }
            GraphQLOutputType type = definition.getType();
            asked.add(new Asked(field.getResultKey(), cell, scalar.getCoercing(), !(type instanceof GraphQLNonNull)));
        }
        return asked;
    }

    private List<MergedField> fields(
            ExecutionContext execution, ExecutionStrategyParameters parameters, GraphQLObjectType row) {
        FieldCollectorParameters collecting = FieldCollectorParameters.newParameters()
                .schema(execution.getGraphQLSchema())
                .objectType(row)
                .fragments(execution.getFragmentsByName())
                .variables(execution.getCoercedVariables().toMap())
                .graphQLContext(execution.getGraphQLContext())
                .build();
        return fieldCollector.collectFields(collecting, parameters.getField()).getSubFieldsList();
    }

    /** Null if a row is missing, or a cell is not what the schema says. */
    private static @Nullable List<Map<String, @Nullable Object>> shown(
            ExecutionContext execution, Iterable<Object> rows, List<Asked> asked) {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (@Nullable Object row : rows) {
            if (row == null) {
                return null;
            }
            Map<String, @Nullable Object> cells = new LinkedHashMap<>(2 * asked.size());
            for (Asked each : asked) {
                Object value = each.cell().of(row);
                if (value == null && !each.nullable()) {
                    return null;
                }
                try {
                    cells.put(each.name(), value == null ? null : each.answer(value, execution));
                } catch (CoercingSerializeException e) {
                    return null;
                }
            }
            shown.add(cells);
        }
        return shown;
    }
}
