package io.targetledger.fact;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table of facts: a component of the record that its rows are.
 *
 * @param javaType what {@link #of} returns, e.g. {@code BigDecimal}; primitive where it cannot be null
 * @param en what it means
 */
public record Column(
        String name,
        ColumnType type,
        Class<?> javaType,
        boolean nullable,
        String en,
        String zh,
        RecordComponent component) {

    /** Digits of a decimal. */
    public static final int PRECISION = 38;

    /** Digits of a decimal after the point. */
    public static final int SCALE = 6;

    /** The columns of rows that are such records, in their order. */
    public static List<Column> of(Class<? extends Record> rowType) {
        return Arrays.stream(rowType.getRecordComponents()).map(Column::of).toList();
    }

    private static Column of(RecordComponent component) {
        Meaning meaning = meaning(component);
        Class<?> type = component.getType();
        component.getAccessor().setAccessible(true);
        return new Column(
                component.getName(),
                ColumnType.of(type, meaning.id()),
                type,
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                meaning.en(),
                meaning.zh(),
                component);
    }

    /** Its own, or that of the columns which all tables have. */
    private static Meaning meaning(RecordComponent component) {
        Meaning own = component.getAnnotation(Meaning.class);
        if (own != null) {
            return own;
        }
        try {
            Meaning common = FactRow.class.getMethod(component.getName()).getAnnotation(Meaning.class);
            if (common != null) {
                return common;
            }
        } catch (NoSuchMethodException e) {
            // Said below, with what to do.
        }
        throw new IllegalArgumentException(
                component.getDeclaringRecord().getSimpleName() + "." + component.getName() + " needs a @Meaning");
    }

    /** What the row holds in this column; null only where it is {@link #nullable}. */
    public @Nullable Object of(Record row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Column " + name + " of " + row.getClass(), e);
        }
    }
}
