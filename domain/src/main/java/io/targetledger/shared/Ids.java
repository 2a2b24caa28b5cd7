package io.targetledger.shared;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form of ids: a kind, a slash and a code, e.g. {@code person/li.na}. Codes have 1 to 120 letters, digits and the
 * signs {@code . _ - :}; letters of any script are allowed.
 */
public final class Ids {

    private static final int LONGEST = 120;
    private static final Pattern NOT_IN_CODE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}_:-]+");

    private Ids() {}

    /** @throws Refusal {@code NOT_AN_ID} unless the value is of one of the kinds */
    public static String checked(String field, String value, String... kinds) {
        for (String kind : kinds) {
            int slash = kind.length();
            if (value.startsWith(kind)
                    && value.length() > slash
                    && value.charAt(slash) == '/'
                    && isCode(value, slash + 1)) {
                return value;
            }
        }
        throw new Refusal(
                "NOT_AN_ID", field, Map.of("given", Text.shown(value), "kinds", String.join(", ", List.of(kinds))));
    }

    /** Without a regular expression: every id that is read is checked, and most are plain ASCII. */
    private static boolean isCode(String value, int from) {
        int signs = 0;
        for (int i = from; i < value.length() && signs <= LONGEST; signs++) {
            int sign = value.codePointAt(i);
            if (!isOfCode(sign)) {
                return false;
            }
            i += Character.charCount(sign);
        }
        return signs >= 1 && signs <= LONGEST;
    }

    private static boolean isOfCode(int sign) {
        return switch (sign) {
            case '.', '_', ':', '-' -> true;
            default ->
                Character.isLetter(sign)
                        || switch (Character.getType(sign)) {
                            case Character.NON_SPACING_MARK,
                                    Character.COMBINING_SPACING_MARK,
                                    Character.ENCLOSING_MARK,
                                    Character.DECIMAL_DIGIT_NUMBER,
                                    Character.LETTER_NUMBER,
                                    Character.OTHER_NUMBER -> true;
                            default -> false;
                        };
        };
    }

    /**
     * A code made of a name: lower case, other signs than letters and digits becoming dots, cut after 120 characters.
     * Empty for a name without letters and digits.
     */
    public static String codeOf(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String code = withoutDotsAround(NOT_IN_CODE.matcher(composed).replaceAll("."));
        return code.codePointCount(0, code.length()) <= LONGEST
                ? code
                : withoutDotsAround(code.substring(0, code.offsetByCodePoints(0, LONGEST)));
    }

    private static String withoutDotsAround(String code) {
        return code.replaceAll("^\\.|\\.$", "");
    }
}
