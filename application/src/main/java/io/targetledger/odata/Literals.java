package io.targetledger.odata;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.jspecify.annotations.Nullable;

/** What literals of a URL say, as {@link Term}s have it. */
final class Literals {

    private static final int MOST_DIGITS = 100;

    private Literals() {}

    /** @throws Refusal {@code PARAMETER_UNREADABLE}, {@code ODATA_UNSUPPORTED} for types that no column has */
    static @Nullable Object valueOf(Literal literal) {
        String text = literal.getText();
        if (literal.getType() == null) {
            return null;
        }
        try {
            return switch (literal.getType().getName()) {
                case "String" -> text.substring(1, text.length() - 1).replace("''", "'");
                case "SByte", "Byte", "Int16", "Int32", "Int64", "Decimal", "Single", "Double" -> number(text);
                case "Date" ->
                    withinReach(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC))
                            .toLocalDate();
                case "DateTimeOffset" -> withinReach(OffsetDateTime.parse(text)).toInstant();
                case "Boolean" -> Boolean.valueOf(text);
                default -> throw Unsupported.of(text, "text, numbers, dates, points in time, true, false, null");
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refusal(
                    "PARAMETER_UNREADABLE",
                    null,
                    Map.of(
                            "field", literal.getType().getName(),
                            "given", Text.shown(text),
                            "example", "2026-06-30, 2026-06-30T00:00:00Z, 1200.5"));
        }
    }

    /** Numbers that no column could hold by far would only cost. */
    private static BigDecimal number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static OffsetDateTime withinReach(OffsetDateTime moment) {
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new DateTimeException(moment.toString());
        }
        return moment;
    }
}
