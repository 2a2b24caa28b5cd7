package io.targetledger.imports.cli;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/** How a file writes dates and numbers, and the one way in which rows have them. */
final class Values {

    static final String ISO_DATE = "yyyy-MM-dd";

    private static final Set<String> DATES = Set.of("on", "since", "start", "end");
    private static final Set<String> NUMBERS =
            Set.of("amount", "baseline", "target", "tolerance", "confidence", "weight", "listPrice");
    private static final int LONGEST_NUMBER = 100;

    private final String pattern;
    private final DateTimeFormatter dates;
    private final boolean decimalComma;

    /**
     * @param pattern as of {@link DateTimeFormatter}, e.g. {@code dd/MM/yyyy}
     * @throws ImportRefused when it is no such pattern
     */
    Values(String pattern, Locale locale, boolean decimalComma) {
        this.pattern = pattern;
        this.decimalComma = decimalComma;
        try {
            this.dates = DateTimeFormatter.ofPattern(withPlainYears(pattern), locale)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new ImportRefused("date.pattern", Map.of("given", pattern));
        }
    }

    static Values iso() {
        return new Values(ISO_DATE, Locale.ROOT, false);
    }

    /** Strict dates need a year without an era ({@code u}), which nobody writes. Quoted text stays as it is. */
    private static String withPlainYears(String pattern) {
        StringBuilder plain = new StringBuilder();
        boolean quoted = false;
        for (char sign : pattern.toCharArray()) {
            quoted ^= sign == '\'';
            plain.append(sign == 'y' && !quoted ? 'u' : sign);
        }
        return plain.toString();
    }

    /**
     * The value of a field in the form of rows.
     *
     * @throws Refusal {@code NOT_A_DATE} or {@code NOT_A_NUMBER}
     */
    String canonical(String field, String value) {
        String given = value.strip();
        if (given.isEmpty()) {
            return given;
        }
        if (DATES.contains(field)) {
            return date(field, given).toString();
        }
        return NUMBERS.contains(field) ? number(field, given).toPlainString() : given;
    }

    LocalDate date(String field, String given) {
        try {
            return LocalDate.parse(given, dates);
        } catch (DateTimeException e) {
            throw new Refusal("NOT_A_DATE", field, Map.of("given", Text.shown(given), "format", pattern));
        }
    }

    private BigDecimal number(String field, String given) {
        String plain = decimalComma ? given.replace(".", "").replace(',', '.') : given;
        try {
            if (plain.length() <= LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(plain);
                if (Math.abs((long) number.scale()) <= LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new Refusal("NOT_A_NUMBER", field, Map.of("given", Text.shown(given)));
    }
}
