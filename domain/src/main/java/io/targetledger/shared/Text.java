package io.targetledger.shared;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Checks of text given by people. */
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
        if (stripped.length() > longest) {
            throw new Refusal("TEXT_TOO_LONG", field, Map.of("length", stripped.length(), "allowed", longest));
        }
        return stripped;
    }

    /** As {@link #required}, blank text counting as none. */
    public static @Nullable String optional(String field, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : required(field, text, longest);
    }

    /** The beginning of a text, short enough for an error message. */
    public static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
