package io.targetledger.odata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import io.targetledger.fact.ColumnType;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactTable;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.jspecify.annotations.Nullable;

/**
 * The part of a filter that the table itself can select by: of what must hold all together, comparisons of a column with a value
 * where the column is the position or time of change, or has a filter of the table. What is asked for may be more than
 * what the filter allows, never less.
 */
final class Pushdown {

    private final FactTable<?> table;
    private final Map<String, Object> filter = new HashMap<>();
    private @Nullable Long after;
    private @Nullable Instant from;
    private @Nullable Instant to;

    private Pushdown(FactTable<?> table) {
        this.table = table;
    }

    static FactQuestion of(@Nullable Expression condition, FactTable<?> table) {
        Pushdown pushed = new Pushdown(table);
        if (condition != null) {
            pushed.take(condition);
        }
        return new FactQuestion(pushed.filter, null, FactTable.MOST_ROWS, pushed.after, pushed.from, pushed.to);
    }

    private void take(Expression condition) {
        if (!(condition instanceof Binary binary)) {
            return;
        }
        Expression left = binary.getLeftOperand();
        Expression right = binary.getRightOperand();
        if (binary.getOperator() == BinaryOperatorKind.AND) {
            take(left);
            take(right);
        } else if (left instanceof Member column && right instanceof Literal value) {
            take(RowExpressions.nameOf(column), binary.getOperator(), Literals.valueOf(value));
        } else if (left instanceof Literal value && right instanceof Member column) {
            take(RowExpressions.nameOf(column), turned(binary.getOperator()), Literals.valueOf(value));
        }
    }

    private void take(String column, BinaryOperatorKind operator, @Nullable Object value) {
        boolean isFrom = switch (operator) {
            case EQ, GT, GE -> true;
            default -> false;
        };
        boolean isTo = switch (operator) {
            case EQ, LT, LE -> true;
            default -> false;
        };
        if (column.equals("changedAtPosition") && value instanceof BigDecimal position) {
            if (isFrom) {
                long least = position.min(BigDecimal.valueOf(Long.MAX_VALUE))
                                .max(BigDecimal.ZERO)
                                .setScale(0, RoundingMode.CEILING)
                                .longValue()
                        - 1;
                after = after == null ? least : Math.max(after, least);
            }
        } else if (column.equals("changedAt") && value instanceof Instant moment) {
            from = isFrom && (from == null || moment.isAfter(from)) ? moment : from;
            Instant end = moment.plusMillis(1);
            to = isTo && (to == null || end.isBefore(to)) ? end : to;
        } else if (value instanceof String || value instanceof LocalDate) {
            for (FactFilter offered : table.filters()) {
                boolean selects = switch (offered.comparison()) {
                    case EQUAL -> operator == BinaryOperatorKind.EQ;
                    case FROM -> isFrom;
                    case TO -> isTo;
                };
                boolean sameType = (offered.type() == ColumnType.DATE) == (value instanceof LocalDate);
                if (selects && sameType && offered.column().equals(column)) {
                    filter.putIfAbsent(offered.name(), value);
                }
            }
        }
    }

    private static BinaryOperatorKind turned(BinaryOperatorKind operator) {
        return switch (operator) {
            case GT -> BinaryOperatorKind.LT;
            case GE -> BinaryOperatorKind.LE;
            case LT -> BinaryOperatorKind.GT;
            case LE -> BinaryOperatorKind.GE;
            default -> operator;
        };
    }
}
