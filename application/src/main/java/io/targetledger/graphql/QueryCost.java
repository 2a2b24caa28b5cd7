package io.targetledger.graphql;

import java.util.IdentityHashMap;
import java.util.Map;

import graphql.analysis.QueryTraverser;
import graphql.analysis.QueryVisitorFieldEnvironment;
import graphql.analysis.QueryVisitorStub;
import graphql.execution.ExecutionContext;
import org.jspecify.annotations.Nullable;

/**
 * Counts depth, complexity and aliases of a query in one pass from the top, and stops at the first limit it meets: a
 * query of nested fragments may be short and yet of astronomical size.
 */
final class QueryCost extends QueryVisitorStub {

    private final GraphQlLimits limits;
    private final RowFields rowFields;
    private final Map<QueryVisitorFieldEnvironment, Level> levels = new IdentityHashMap<>();
    private double complexity;
    private double cells;
    private int aliases;

    private QueryCost(GraphQlLimits limits, RowFields rowFields) {
        this.limits = limits;
        this.rowFields = rowFields;
    }

    /** @throws QueryRefused at the first limit exceeded */
    static void check(ExecutionContext context, GraphQlLimits limits, RowFields rowFields) {
        QueryTraverser.newQueryTraverser()
                .schema(context.getGraphQLSchema())
                .document(context.getDocument())
                .operationName(context.getExecutionInput().getOperationName())
                .coercedVariables(context.getCoercedVariables())
                .build()
                .visitPreOrder(new QueryCost(limits, rowFields));
    }

    @Override
    public void visitField(QueryVisitorFieldEnvironment field) {
        QueryVisitorFieldEnvironment parent = field.getParentEnvironment();
        Level above = parent == null ? Level.ROOT : levels.getOrDefault(parent, Level.ROOT);
        boolean introspection =
                above.introspection() || field.getField().getName().startsWith("__");
        boolean flat = above.flat()
                || (parent == null
                        && rowFields.names().contains(field.getField().getName()));
        Level here = new Level(above.depth() + 1, above.rows() * rowsOf(field, flat), introspection, flat);
        levels.put(field, here);
        if (field.getField().getAlias() != null && ++aliases > limits.maxAliases()) {
            throw new QueryRefused(ErrorCode.TOO_MANY_ALIASES, Map.of("allowed", limits.maxAliases()));
        }
        if (introspection) {
            return;
        }
        if (here.depth() > limits.maxDepth()) {
            throw new QueryRefused(ErrorCode.QUERY_TOO_DEEP, Map.of("allowed", limits.maxDepth()));
        }
        if (flat) {
            cells += above.rows();
            if (cells > limits.maxCells()) {
                throw new QueryRefused(ErrorCode.QUERY_TOO_COMPLEX, Map.of("allowed", limits.maxCells()));
            }
            return;
        }
        complexity += above.rows();
        if (complexity > limits.maxComplexity()) {
            throw new QueryRefused(ErrorCode.QUERY_TOO_COMPLEX, Map.of("allowed", limits.maxComplexity()));
        }
    }

    private double rowsOf(QueryVisitorFieldEnvironment field, boolean flat) {
        if (field.getFieldDefinition().getArgument("first") == null) {
            return 1;
        }
        Integer rows = integer(field, "first");
        rows = rows == null ? integer(field, "last") : rows;
        // Too large or negative ones are refused by Pages with a better message.
        int usual = flat ? rowFields.defaultRows() : limits.defaultPageSize();
        int most = flat ? rowFields.mostRows() : limits.maxPageSize();
        return rows == null ? usual : Math.max(1, Math.min(rows, most));
    }

    private static @Nullable Integer integer(QueryVisitorFieldEnvironment field, String argument) {
        return field.getArguments().get(argument) instanceof Integer given ? given : null;
    }

    /**
     * @param rows how many rows the fields below may be read for
     * @param flat whether they are rows for machines
     */
    private record Level(int depth, double rows, boolean introspection, boolean flat) {

        static final Level ROOT = new Level(0, 1, false, false);
    }
}
