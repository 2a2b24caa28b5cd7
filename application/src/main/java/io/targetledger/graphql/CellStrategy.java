package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.FieldCollectorParameters;
import graphql.execution.FieldValueInfo;
import graphql.execution.FieldValueInfo.CompleteValueType;
import graphql.execution.MergedField;
import graphql.language.Field;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.LightDataFetcher;
import graphql.schema.SingletonPropertyDataFetcher;
import org.jspecify.annotations.Nullable;

/**
 * Executes queries as the engine does, but objects of which only {@linkplain Cell cells} and plain properties are asked: those
 * are shown in one loop, without a path, a step and a future for each field. Where a cell is not what the schema says, the
 * engine goes its own way, which knows what to answer.
 */
final class CellStrategy extends AsyncExecutionStrategy {

    private static final DataFetcher<?> PROPERTY = SingletonPropertyDataFetcher.singleton();

    CellStrategy(DataFetcherExceptionHandler exceptions) {
        super(exceptions);
    }

    @Override
    protected FieldValueInfo completeValue(ExecutionContext execution, ExecutionStrategyParameters parameters) {
        Object source = parameters.getSource();
        if (source != null
                && parameters.getExecutionStepInfo().getUnwrappedNonNullType() instanceof GraphQLObjectType type) {
            List<Asked> asked = asked(execution, parameters.getField(), type);
            Map<String, @Nullable Object> shown = asked.isEmpty() ? null : shown(execution, source, asked);
            if (shown != null) {
                return new FieldValueInfo(CompleteValueType.SCALAR, shown);
            }
        }
        return super.completeValue(execution, parameters);
    }

    @Override
    protected FieldValueInfo completeValueForList(
            ExecutionContext execution, ExecutionStrategyParameters parameters, Iterable<Object> sources) {
        GraphQLType of = GraphQLTypeUtil.unwrapNonNull(
                GraphQLTypeUtil.unwrapOne(parameters.getExecutionStepInfo().getUnwrappedNonNullType()));
        if (of instanceof GraphQLObjectType type) {
            List<Asked> asked = asked(execution, parameters.getField(), type);
            List<Object> shown = asked.isEmpty() ? null : shown(execution, sources, asked);
            if (shown != null) {
                return new FieldValueInfo(CompleteValueType.LIST, shown);
            }
        }
        return super.completeValueForList(execution, parameters, sources);
    }

    /** The cells asked of such an object; none if anything else is asked as well. */
    private List<Asked> asked(ExecutionContext execution, MergedField parent, GraphQLObjectType type) {
        if (!parent.isSingleField()) {
            return collect(execution, parent, type);
        }
        Map<Place, List<Asked>> known =
                execution.getGraphQLContext().computeIfAbsent(Place.class, key -> new ConcurrentHashMap<>());
        return known.computeIfAbsent(
                new Place(parent.getSingleField(), type), place -> collect(execution, parent, type));
    }

    private List<Asked> collect(ExecutionContext execution, MergedField parent, GraphQLObjectType type) {
        if (execution.hasIncrementalSupport()) {
            return List.of();
        }
        FieldCollectorParameters collecting = FieldCollectorParameters.newParameters()
                .schema(execution.getGraphQLSchema())
                .objectType(type)
                .fragments(execution.getFragmentsByName())
                .variables(execution.getCoercedVariables().toMap())
                .graphQLContext(execution.getGraphQLContext())
                .build();
        List<Asked> asked = new ArrayList<>();
        for (MergedField field :
                fieldCollector.collectFields(collecting, parent).getSubFieldsList()) {
            Asked cell = cell(execution, field, type);
            if (cell == null) {
                return List.of();
            }
            asked.add(cell);
        }
        return asked;
    }

    private static @Nullable Asked cell(ExecutionContext execution, MergedField field, GraphQLObjectType type) {
        GraphQLFieldDefinition definition = type.getFieldDefinition(field.getName());
        if (definition == null) {
            return null;
        }
        DataFetcher<?> fetcher = execution.getGraphQLSchema().getCodeRegistry().getDataFetcher(type, definition);
        GraphQLType shown = GraphQLTypeUtil.unwrapNonNull(definition.getType());
        boolean isCell = fetcher instanceof Cell<?> || fetcher == PROPERTY;
        boolean isLeaf = shown instanceof GraphQLScalarType || shown instanceof GraphQLEnumType;
        return isCell && isLeaf
                ? new Asked(
                        field.getResultKey(),
                        definition,
                        (LightDataFetcher<?>) fetcher,
                        shown,
                        GraphQLTypeUtil.isNullable(definition.getType()))
                : null;
    }

    /** Null if a cell of any is not what the schema says. */
    private static @Nullable List<Object> shown(
            ExecutionContext execution, Iterable<Object> sources, List<Asked> asked) {
        List<Object> all = new ArrayList<>();
        for (@Nullable Object source : sources) {
            boolean isPlain = source != null
                    && !(source instanceof DataFetcherResult<?>)
                    && execution.getValueUnboxer().unbox(source) == source;
            Map<String, @Nullable Object> shown = isPlain ? shown(execution, source, asked) : null;
            if (shown == null) {
                return null;
            }
            all.add(shown);
        }
        return all;
    }

    /** Null if a cell is not what the schema says. */
    private static @Nullable Map<String, @Nullable Object> shown(
            ExecutionContext execution, Object source, List<Asked> asked) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(2 * asked.size());
        try {
            for (Asked each : asked) {
                Object value = each.of(source, execution);
                if (value == null && !each.nullable()) {
                    return null;
                }
                shown.put(each.name(), value);
            }
        } catch (RuntimeException e) {
            return null; // The engine meets it again, and makes it an error of its field.
        }
        return shown;
    }

    /** Where in a document something is asked, and of what. */
    private record Place(Field field, GraphQLObjectType type) {}

    /**
     * @param name under which the cell is answered
     * @param type a scalar or an enum
     */
    private record Asked(
            String name,
            GraphQLFieldDefinition field,
            LightDataFetcher<?> fetcher,
            GraphQLType type,
            boolean nullable) {

        @Nullable
        Object of(Object source, ExecutionContext execution) {
            Object value = fetcher instanceof Cell<?> cell ? cell.of(source, execution::getLocale) : property(source);
            if (value == null) {
                return null;
            }
            return type instanceof GraphQLScalarType scalar
                    ? scalar.getCoercing().serialize(value, execution.getGraphQLContext(), execution.getLocale())
                    : ((GraphQLEnumType) type).serialize(value, execution.getGraphQLContext(), execution.getLocale());
        }

        private @Nullable Object property(Object source) {
            try {
                return fetcher.get(field, source, () -> {
                    throw new IllegalStateException("not a plain property: " + field.getName());
                });
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
