package io.targetledger.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

import io.targetledger.fact.Column;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table as one of a Parquet file: ids and texts are {@code STRING}, whole numbers {@code INT64}, decimals
 * {@code DECIMAL(38,6)}, days {@code DATE}, times {@code TIMESTAMP} in UTC of microseconds; required where it is never null.
 */
record ParquetColumn(Column column) {

    private static final int DECIMAL_BYTES = 16;

    Type type() {
        Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
        return switch (column.type()) {
            case STRING, ID ->
                Types.primitive(PrimitiveTypeName.BINARY, repetition)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(column.name());
            case INTEGER -> Types.primitive(PrimitiveTypeName.INT64, repetition).named(column.name());
            case DECIMAL ->
                Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
                        .length(DECIMAL_BYTES)
                        .as(LogicalTypeAnnotation.decimalType(Column.SCALE, Column.PRECISION))
                        .named(column.name());
            case DATE ->
                Types.primitive(PrimitiveTypeName.INT32, repetition)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(column.name());
            case TIMESTAMP ->
                Types.primitive(PrimitiveTypeName.INT64, repetition)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(column.name());
            case BOOLEAN ->
                Types.primitive(PrimitiveTypeName.BOOLEAN, repetition).named(column.name());
        };
    }

    /** @throws ValueUnfit where the type does not hold the value exactly */
    void write(Record row, int index, RecordConsumer to) {
        Object value = column.of(row);
        if (value == null) {
            if (!column.nullable()) {
                throw new IllegalStateException(
                        row.getClass().getSimpleName() + "." + column.name() + " is never null, but is in " + row);
            }
            return;
        }
        to.startField(column.name(), index);
        switch (column.type()) {
            case STRING, ID -> to.addBinary(Binary.fromString((String) value));
            case INTEGER -> to.addLong(((Number) value).longValue());
            case DECIMAL -> to.addBinary(decimal((BigDecimal) value));
            case DATE -> to.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case TIMESTAMP -> to.addLong(micros((Instant) value));
            case BOOLEAN -> to.addBoolean((Boolean) value);
        }
        to.endField(column.name(), index);
    }

    /** Two's complement, the highest byte first. */
    private Binary decimal(BigDecimal value) {
        BigDecimal scaled;
        try {
            scaled = value.setScale(Column.SCALE);
        } catch (ArithmeticException e) {
            throw unfit(value, e);
        }
        if (scaled.precision() > Column.PRECISION) {
            throw unfit(value, null);
        }
        byte[] digits = scaled.unscaledValue().toByteArray();
        byte[] fixed = new byte[DECIMAL_BYTES];
        Arrays.fill(fixed, 0, DECIMAL_BYTES - digits.length, (byte) (scaled.signum() < 0 ? -1 : 0));
        System.arraycopy(digits, 0, fixed, DECIMAL_BYTES - digits.length, digits.length);
        return Binary.fromConstantByteArray(fixed);
    }

    private long micros(Instant value) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, value);
        if (!Instant.EPOCH.plus(micros, ChronoUnit.MICROS).equals(value)) {
            throw unfit(value, null);
        }
        return micros;
    }

    private ValueUnfit unfit(Object value, @Nullable Throwable cause) {
        return new ValueUnfit(column, value, type().getLogicalTypeAnnotation().toString(), cause);
    }
}
