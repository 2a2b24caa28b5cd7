package io.targetledger.shared;

import org.jspecify.annotations.Nullable;

/** Why something was changed, in the words of who changed it: 1 to 1,000 characters. */
public record Reason(String value) {

    public static final int LONGEST = 1_000;

    public Reason {
        value = Text.required("reason", value, LONGEST);
    }

    /** The reason, or null where none was given. */
    public static @Nullable Reason of(@Nullable String text) {
        return text == null || text.isBlank() ? null : new Reason(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
