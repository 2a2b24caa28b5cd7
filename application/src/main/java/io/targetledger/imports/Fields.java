package io.targetledger.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row, read as what they have to be. Blank counts as not given.
 *
 * <p>What is not of its form is refused with {@code NOT_A_DATE}, {@code NOT_A_NUMBER}, {@code NOT_A_WHOLE_NUMBER} or {@code
 * NOT_ONE_OF}, what is missing with {@code TEXT_MISSING}.
 */
final class Fields {

    private static final int LONGEST_NUMBER = 100;

    private final Map<String, String> values;

    Fields(Map<String, String> values) {
        this.values = values;
    }

    @Nullable
    String text(String field) {
        String value = values.get(field);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String required(String field) {
        String value = text(field);
        if (value == null) {
            throw new Refusal("TEXT_MISSING", field, Map.of());
        }
        return value;
    }

    @Nullable
    LocalDate date(String field) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeException e) {
            throw new Refusal("NOT_A_DATE", field, Map.of("given", Text.shown(value), "format", "yyyy-MM-dd"));
        }
    }

    LocalDate requiredDate(String field) {
        required(field);
        LocalDate date = date(field);
        if (date == null) {
            throw new IllegalStateException(field + " was there a moment ago");
        }
        return date;
    }

    @Nullable
    BigDecimal number(String field) {
        String value = text(field);
        return value == null ? null : numberOf(field, value);
    }

    BigDecimal requiredNumber(String field) {
        return numberOf(field, required(field));
    }

    private static BigDecimal numberOf(String field, String value) {
        try {
            if (value.length() <= LONGEST_NUMBER) {
                return new BigDecimal(value);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refusal("NOT_A_NUMBER", field, Map.of("given", Text.shown(value)));
    }

    @Nullable
    Integer wholeNumber(String field) {
        BigDecimal number = number(field);
        if (number == null) {
            return null;
        }
        try {
            return number.intValueExact();
        } catch (ArithmeticException e) {
            throw new Refusal("NOT_A_WHOLE_NUMBER", field, Map.of("given", Text.shown(String.valueOf(number))));
        }
    }

    <E extends Enum<E>> @Nullable E choice(String field, Class<E> among) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        E[] allowed = among.getEnumConstants();
        return Arrays.stream(allowed)
                .filter(constant -> constant.name().equals(value.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "NOT_ONE_OF", field, Map.of("given", Text.shown(value), "allowed", Arrays.toString(allowed))));
    }

    <E extends Enum<E>> E requiredChoice(String field, Class<E> among) {
        required(field);
        E chosen = choice(field, among);
        if (chosen == null) {
            throw new IllegalStateException(field + " was there a moment ago");
        }
        return chosen;
    }

    /** Fields whose name begins so, by what follows, in alphabetical order; blank ones left out. */
    Map<String, String> startingWith(String prefix) {
        Map<String, String> found = new TreeMap<>();
        values.forEach((field, value) -> {
            if (field.startsWith(prefix) && !value.isBlank()) {
                found.put(field.substring(prefix.length()), value.strip());
            }
        });
        return found;
    }
}
