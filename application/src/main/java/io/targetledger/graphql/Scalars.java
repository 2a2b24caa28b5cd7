package io.targetledger.graphql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import graphql.schema.GraphQLScalarType;
import io.targetledger.shared.Text;

/** The scalars of the schema. What is given is never expanded before its size is known. */
final class Scalars {

    private static final Pattern PLAIN_NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{1,40})?");
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,19}");

    /** Far more than a ledger amount may have, so that the domain can say what it allows. */
    private static final int MOST_DIGITS = 80;

    private static final String DECIMAL_FORM =
            "an exact decimal number of at most 40 digits before and after the point, as \"120000.50\" or 120000.50";
    private static final String DATE_TIME_FORM =
            "an instant with its offset in RFC 3339, e.g. \"2026-03-31T23:59:59Z\" or \"2026-03-31T23:59:59+08:00\"";
    private static final String DATE_FORM = "a calendar date, e.g. \"2026-03-31\"";
    private static final String LONG_FORM = "a 64-bit integer, e.g. 42 or \"42\"";

    static final List<GraphQLScalarType> ALL = List.of(
            scalar("Decimal", DECIMAL_FORM, BigDecimal.class, Scalars::decimal, BigDecimal::toPlainString),
            scalar("DateTime", DATE_TIME_FORM, Instant.class, Scalars::dateTime, Instant::toString),
            scalar("LocalDate", DATE_FORM, LocalDate.class, Scalars::localDate, LocalDate::toString),
            scalar("Long", LONG_FORM, Long.class, Scalars::integer, number -> number));

    private Scalars() {}

    private static BigDecimal decimal(Object given) {
        if (given instanceof String text) {
            if (!PLAIN_NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return new BigDecimal(text);
        }
        BigDecimal number = number(given);
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException();
        }
        return number;
    }

    private static long integer(Object given) {
        if (given instanceof String text) {
            if (!INTEGER.matcher(text).matches()) {
                throw new IllegalArgumentException();
            }
            return Long.parseLong(text);
        }
        BigDecimal number = number(given);
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException();
        }
        return number.longValueExact();
    }

    private static BigDecimal number(Object given) {
        if (given instanceof BigDecimal number) {
            return number;
        }
        if (given instanceof BigInteger number) {
            return new BigDecimal(number);
        }
        if (given instanceof Number number) {
            // NaN and the infinities are no decimals: NumberFormatException is an IllegalArgumentException.
            return new BigDecimal(number.toString());
        }
        throw new IllegalArgumentException();
    }

    private static Instant dateTime(Object given) {
        if (given instanceof Instant instant) {
            return instant;
        }
        OffsetDateTime parsed = OffsetDateTime.parse(text(given), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        mustHaveFourDigits(parsed.getYear());
        return parsed.toInstant();
    }

    private static LocalDate localDate(Object given) {
        if (given instanceof LocalDate date) {
            return date;
        }
        LocalDate parsed = LocalDate.parse(text(given), DateTimeFormatter.ISO_LOCAL_DATE);
        mustHaveFourDigits(parsed.getYear());
        return parsed;
    }

    private static void mustHaveFourDigits(int year) {
        if (year < 1 || year > 9999) {
            throw new IllegalArgumentException();
        }
    }

    private static String text(Object given) {
        if (given instanceof String text && text.length() <= 40) {
            return text;
        }
        throw new IllegalArgumentException();
    }

    private static <T> GraphQLScalarType scalar(
            String name, String form, Class<T> type, Parser<T> parser, Printer<T> printer) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .coercing(new FormattedCoercing<>(name, form, type, parser, printer))
                .build();
    }

    /** Throws {@code IllegalArgumentException}, {@code ArithmeticException} or {@code DateTimeException} if it cannot. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse(Object given);
    }

    @FunctionalInterface
    private interface Printer<T> {
        Object print(T value);
    }

    private record FormattedCoercing<T>(String name, String form, Class<T> type, Parser<T> parser, Printer<T> printer)
            implements Coercing<T, Object> {

        @Override
        public Object serialize(Object value, GraphQLContext context, Locale locale) {
            if (!type.isInstance(value)) {
                throw new CoercingSerializeException("The value is no " + name);
            }
            return printer.print(type.cast(value));
        }

        @Override
        public T parseValue(Object given, GraphQLContext context, Locale locale) {
            try {
                return parser.parse(given);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw new CoercingParseValueException(mustBe(given.toString()));
            }
        }

        @Override
        public T parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context, Locale locale) {
            Object given = contentOf(literal);
            try {
                return parser.parse(given);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                throw new CoercingParseLiteralException(mustBe(given.toString()));
            }
        }

        @Override
        public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
            Object printed = type.isInstance(value) ? printer.print(type.cast(value)) : value;
            return printed instanceof Long number
                    ? IntValue.newIntValue(BigInteger.valueOf(number)).build()
                    : StringValue.newStringValue(printed.toString()).build();
        }

        private Object contentOf(Value<?> literal) {
            if (literal instanceof StringValue text && text.getValue() != null) {
                return text.getValue();
            }
            if (literal instanceof IntValue number) {
                return number.getValue();
            }
            if (literal instanceof FloatValue number) {
                return number.getValue();
            }
            throw new CoercingParseLiteralException(mustBe("something else"));
        }

        private String mustBe(String given) {
            return "%s must be %s, was %s".formatted(name, form, Text.shown(given));
        }
    }
}
