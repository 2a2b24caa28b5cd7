package io.targetledger.shared;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Checks of text given by people. Lengths are in characters as people count them (Unicode code points). */
public final class Text {

    private static final int SHOWN = 40;

    private Text() {}

    /**
     * The text without white space around it.
     *
     * @param field path of the input, for the refusal
     * @param longest most characters allowed
     * @throws Refusal {@code TEXT_MISSING} or {@code TEXT_TOO_LONG}
     */
    public static String required(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw new Refusal("TEXT_MISSING", field, Map.of());
        }
        String stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length > longest) {
            throw new Refusal("TEXT_TOO_LONG", field, Map.of("length", length, "allowed", longest));
        }
        return stripped;
    }

    /** As {@link #required}, blank text counting as none. */
    public static @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : required(field, text, longest);
    }

    /** The beginning of a text, short enough for an error message. */
    public static String shown(String text) {
        if (text.length() <= SHOWN) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + "…";
    }
}
