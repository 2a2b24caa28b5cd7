package io.targetledger.odata;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import io.targetledger.fact.Column;
import io.targetledger.fact.FactTable;
import org.apache.olingo.commons.api.edm.EdmEnumType;
import org.apache.olingo.commons.api.edm.EdmType;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitException;
import org.apache.olingo.server.api.uri.queryoption.expression.ExpressionVisitor;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;
import org.jspecify.annotations.Nullable;

import static java.math.BigDecimal.valueOf;

/**
 * Expressions on the columns of a table. Null is neither less nor greater than anything, equal to null only, and what is worked
 * out of null is null (OData 4.0 Part 2, 5.1.1.1); points in time are seen from UTC.
 */
final class RowExpressions implements ExpressionVisitor<Term> {

    private static final String OPERATORS = "eq, ne, gt, ge, lt, le, and, or, not, in";
    private static final String FUNCTIONS =
            "contains, startswith, endswith, tolower, toupper, trim, length, year, month, day, date";

    private final Map<String, Column> columns;

    RowExpressions(FactTable<?> table) {
        this.columns = table.columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
    }

    /** @throws Unsupported for what is neither an operator nor a function offered */
    Term of(Expression expression) {
        try {
            return expression.accept(this);
        } catch (ExpressionVisitException | ODataApplicationException e) {
            throw new IllegalStateException("Nothing here throws it", e);
        }
    }

    @Override
    public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, Term right) {
        return switch (operator) {
            case EQ -> row -> Term.compare(left.of(row), right.of(row)) == 0;
            case NE -> row -> Term.compare(left.of(row), right.of(row)) != 0;
            case GT -> compared(left, right, order -> order > 0);
            case GE -> compared(left, right, order -> order >= 0);
            case LT -> compared(left, right, order -> order < 0);
            case LE -> compared(left, right, order -> order <= 0);
            case AND -> row -> decidedBy(false, left.of(row), right, row);
            case OR -> row -> decidedBy(true, left.of(row), right, row);
            default -> throw Unsupported.of(operator.toString(), OPERATORS);
        };
    }

    @Override
    public Term visitBinaryOperator(BinaryOperatorKind operator, Term left, List<Term> right) {
        if (operator != BinaryOperatorKind.IN) {
            throw Unsupported.of(operator.toString(), OPERATORS);
        }
        return row -> {
            Object value = left.of(row);
            return right.stream().anyMatch(one -> Term.compare(value, one.of(row)) == 0);
        };
    }

    @Override
    public Term visitUnaryOperator(UnaryOperatorKind operator, Term operand) {
        if (operator != UnaryOperatorKind.NOT) {
            throw Unsupported.of(operator.toString(), OPERATORS);
        }
        return operand.then(value -> !(Boolean) value);
    }

    @Override
    public Term visitMethodCall(MethodKind method, List<Term> given) {
        return switch (method) {
            case CONTAINS -> ofTexts(given, String::contains);
            case STARTSWITH -> ofTexts(given, String::startsWith);
            case ENDSWITH -> ofTexts(given, String::endsWith);
            case TOLOWER -> given.get(0).then(text -> ((String) text).toLowerCase(Locale.ROOT));
            case TOUPPER -> given.get(0).then(text -> ((String) text).toUpperCase(Locale.ROOT));
            case TRIM -> given.get(0).then(text -> ((String) text).strip());
            case LENGTH ->
                given.get(0).then(text -> valueOf(((String) text).codePointCount(0, ((String) text).length())));
            case YEAR -> given.get(0).then(day -> valueOf(dayOf(day).getYear()));
            case MONTH -> given.get(0).then(day -> valueOf(dayOf(day).getMonthValue()));
            case DAY -> given.get(0).then(day -> valueOf(dayOf(day).getDayOfMonth()));
            case DATE -> given.get(0).then(RowExpressions::dayOf);
            default -> throw Unsupported.of(method.toString(), FUNCTIONS);
        };
    }

    @Override
    public Term visitLiteral(Literal literal) {
        return Term.constant(Literals.valueOf(literal));
    }

    @Override
    public Term visitMember(Member member) {
        Column column = columns.get(nameOf(member));
        if (column == null) {
            throw Unsupported.of(nameOf(member), "columns");
        }
        return Term.of(column);
    }

    /** Of the column that is meant; of anything else, the whole path. */
    static String nameOf(Member member) {
        return member.getResourcePath().getUriResourceParts().stream()
                .map(part -> part.getSegmentValue())
                .collect(Collectors.joining("/"));
    }

    @Override
    public Term visitAlias(String alias) {
        throw Unsupported.of(alias, "columns, values");
    }

    @Override
    public Term visitLambdaExpression(String function, String variable, Expression expression) {
        throw Unsupported.of(function, FUNCTIONS);
    }

    @Override
    public Term visitLambdaReference(String variable) {
        throw Unsupported.of(variable, "columns");
    }

    @Override
    public Term visitTypeLiteral(EdmType type) {
        throw Unsupported.of(type.getName(), "columns, values");
    }

    @Override
    public Term visitEnum(EdmEnumType type, List<String> values) {
        throw Unsupported.of(type.getName(), "columns, values");
    }

    private static Term compared(Term left, Term right, IntPredicate order) {
        return row -> {
            Object one = left.of(row);
            Object other = right.of(row);
            return one != null && other != null && order.test(Term.compare(one, other));
        };
    }

    /** Three-valued: what decides decides, whatever the other is; otherwise null makes null. */
    private static @Nullable Object decidedBy(boolean decides, @Nullable Object left, Term right, Record row) {
        if (left != null && (Boolean) left == decides) {
            return decides;
        }
        Object other = right.of(row);
        return other != null && (Boolean) other == decides ? decides : left == null ? null : other;
    }

    private static Term ofTexts(List<Term> given, BiFunction<String, String, Boolean> function) {
        return row -> {
            Object text = given.get(0).of(row);
            Object part = given.get(1).of(row);
            return text == null || part == null ? null : function.apply((String) text, (String) part);
        };
    }

    private static LocalDate dayOf(Object value) {
        return value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC).toLocalDate() : (LocalDate) value;
    }
}
