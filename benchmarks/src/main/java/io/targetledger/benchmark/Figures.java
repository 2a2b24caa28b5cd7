package io.targetledger.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written for people: three significant digits, thousands apart, a dash for what is not known. */
final class Figures {

    private Figures() {}

    static String rounded(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%,d", Math.round(value));
        }
        return plain(new BigDecimal(value).round(new MathContext(3)).doubleValue());
    }

    static String plain(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
