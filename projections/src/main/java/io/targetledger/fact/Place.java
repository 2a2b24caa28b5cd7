package io.targetledger.fact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import io.targetledger.projection.UnanswerableRead;
import org.jspecify.annotations.Nullable;

/**
 * A place in a table, behind a row: its version's position and key, and which of that version's rows it is.
 *
 * @param row {@link #WHOLE} when all rows of the version lie before the place
 */
record Place(long position, String key, int row) {

    static final int WHOLE = Integer.MAX_VALUE;

    private static final int LONGEST = 1_000;

    /** Behind everything at or before the position: keys hold no such sign. */
    static Place behind(long position) {
        return new Place(position, "\uffff", WHOLE);
    }

    boolean isBefore(Place other) {
        return position != other.position ? position < other.position : key.compareTo(other.key) < 0;
    }

    String encoded(String table) {
        String text = table + "\n" + position + "\n" + row + "\n" + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UnanswerableRead {@code CURSOR_INVALID} for anything that no page of the table gave out */
    static Place decoded(String encoded, String table) {
        Place place = encoded.length() > LONGEST ? null : read(encoded, table);
        if (place == null) {
            String shown = encoded.length() <= 40 ? encoded : encoded.substring(0, 40) + "…";
            throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", shown));
        }
        return place;
    }

    private static @Nullable Place read(String encoded, String table) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("\n", 4);
            return parts.length == 4 && parts[0].equals(table)
                    ? new Place(Long.parseLong(parts[1]), parts[3], Integer.parseInt(parts[2]))
                    : null;
        } catch (IllegalArgumentException e) {
            // Whatever is wrong with it, it is none of ours.
            return null;
        }
    }
}
