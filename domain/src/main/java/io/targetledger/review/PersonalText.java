package io.targetledger.review;

import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote about a person: 1 to 4,000 characters. A type of its own, so that such texts can be told from all
 * others wherever they are kept.
 */
public record PersonalText(String value) implements Comparable<PersonalText> {

    public static final int LONGEST = 4_000;

    public PersonalText {
        value = Text.required("text", value, LONGEST);
    }

    /** The text, or null where none was given. */
    public static @Nullable PersonalText of(@Nullable String text) {
        return text == null || text.isBlank() ? null : new PersonalText(text);
    }

    @Override
    public int compareTo(PersonalText other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
