package io.targetledger.graphql;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.BooleanValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ScalarsTest {

    private static final GraphQLContext CONTEXT = GraphQLContext.getDefault();

    @Test
    void decimalsAreExactAndWrittenAsPlainText() {
        assertThat(parse("Decimal", "120000.50")).isEqualTo(new BigDecimal("120000.50"));
        assertThat(parse("Decimal", new BigDecimal("0.1"))).isEqualTo(new BigDecimal("0.1"));
        assertThat(parse("Decimal", 7)).isEqualTo(new BigDecimal("7"));
        assertThat(literal("Decimal", new FloatValue(new BigDecimal("1.5")))).isEqualTo(new BigDecimal("1.5"));
        assertThat(literal("Decimal", IntValue.of(3))).isEqualTo(new BigDecimal("3"));
        assertThat(serialize("Decimal", new BigDecimal("1E+3"))).isEqualTo("1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1e5", "1e999999999", "NaN", "Infinity", "0x1F", "1,000", "1_000", " 1", "１"})
    void textThatIsNoPlainNumberIsNoDecimal(String text) {
        assertThatExceptionOfType(CoercingParseValueException.class)
                .isThrownBy(() -> parse("Decimal", text))
                .withMessageContaining("Decimal must be an exact decimal number");
    }

    @Test
    void numbersOfAbsurdSizeAreRefusedUnexpanded() {
        for (Object bomb : new Object[] {
            new BigDecimal("1E+999999999"),
            new BigDecimal("1E-999999999"),
            Double.NaN,
            Double.POSITIVE_INFINITY,
            new BigDecimal("9".repeat(1000))
        }) {
            assertThatExceptionOfType(CoercingParseValueException.class).isThrownBy(() -> parse("Decimal", bomb));
        }
        assertThatExceptionOfType(CoercingParseLiteralException.class)
                .isThrownBy(() -> literal("Decimal", new FloatValue(new BigDecimal("1E+999999999"))));
        assertThatExceptionOfType(CoercingParseLiteralException.class)
                .isThrownBy(() -> literal("Decimal", BooleanValue.of(true)));
    }

    @Test
    void instantsNeedAnOffset() {
        assertThat(parse("DateTime", "2026-03-31T23:59:59+08:00")).isEqualTo(Instant.parse("2026-03-31T15:59:59Z"));
        assertThat(serialize("DateTime", Instant.parse("2026-03-31T15:59:59Z"))).isEqualTo("2026-03-31T15:59:59Z");
        for (String wrong : new String[] {
            "2026-03-31", "2026-03-31T23:59:59", "2026-02-30T00:00:00Z", "yesterday", "+12026-03-31T23:59:59Z"
        }) {
            assertThatExceptionOfType(CoercingParseValueException.class)
                    .isThrownBy(() -> parse("DateTime", wrong))
                    .withMessageContaining("RFC 3339")
                    .withMessageContaining("was " + wrong);
        }
    }

    @Test
    void datesAreCalendarDates() {
        assertThat(parse("LocalDate", "2026-03-31")).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(literal("LocalDate", StringValue.of("2024-02-29"))).isEqualTo(LocalDate.of(2024, 2, 29));
        for (Object wrong : new Object[] {"2026-02-29", "31.3.2026", "2026-3-1", 20260331}) {
            assertThatExceptionOfType(CoercingParseValueException.class).isThrownBy(() -> parse("LocalDate", wrong));
        }
    }

    @Test
    void longsHave64Bits() {
        assertThat(parse("Long", Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
        assertThat(parse("Long", "-9223372036854775808")).isEqualTo(Long.MIN_VALUE);
        assertThat(literal("Long", IntValue.of(42))).isEqualTo(42L);
        assertThat(serialize("Long", 42L)).isEqualTo(42L);
        for (Object wrong :
                new Object[] {"9223372036854775808", new BigDecimal("1.5"), new BigDecimal("1E+999999999"), "x"}) {
            assertThatExceptionOfType(CoercingParseValueException.class).isThrownBy(() -> parse("Long", wrong));
        }
    }

    @Test
    void errorsShowOnlyTheBeginningOfWhatWasGiven() {
        assertThatExceptionOfType(CoercingParseValueException.class)
                .isThrownBy(() -> parse("Decimal", "x".repeat(100_000)))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(300));
    }

    @Test
    void valuesOfAnotherTypeAreNotWritten() {
        assertThatExceptionOfType(CoercingSerializeException.class)
                .isThrownBy(() -> serialize("Decimal", 1.5))
                .withMessage("The value is no Decimal");
    }

    private static Object parse(String scalar, Object given) {
        return coercing(scalar).parseValue(given, CONTEXT, Locale.ENGLISH);
    }

    private static Object literal(String scalar, Value<?> given) {
        return coercing(scalar).parseLiteral(given, CoercedVariables.emptyVariables(), CONTEXT, Locale.ENGLISH);
    }

    private static Object serialize(String scalar, Object value) {
        return coercing(scalar).serialize(value, CONTEXT, Locale.ENGLISH);
    }

    private static Coercing<?, ?> coercing(String scalar) {
        return Scalars.ALL.stream()
                .filter(type -> type.getName().equals(scalar))
                .findFirst()
                .orElseThrow()
                .getCoercing();
    }
}
