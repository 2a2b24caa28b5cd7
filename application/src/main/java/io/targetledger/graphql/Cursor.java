package io.targetledger.graphql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list: the name of the list with its order, and the keys of the row in it. Opaque to callers.
 *
 * @param list what the keys belong to, e.g. {@code goals.TITLE.ASC}: a cursor of one order means nothing in another
 * @param keys what the list is ordered by, in that order, the last of them unique
 */
public record Cursor(String list, List<String> keys) {

    /** Cursors are ours and short: a longer one was not made here. */
    private static final int LONGEST = 4_000;

    private static final char SEPARATOR = '\u001f';

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor of(String list, Object... keys) {
        return new Cursor(list, Arrays.stream(keys).map(Object::toString).toList());
    }

    String encoded() {
        String plain = list + SEPARATOR + String.join(String.valueOf(SEPARATOR), keys);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws BadUserInput unless it was made here */
    static Cursor decode(String encoded) {
        if (encoded.length() > LONGEST) {
            throw unreadable();
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
            List<String> parts = split(plain);
            if (parts.size() < 2) {
                throw unreadable();
            }
            return new Cursor(parts.get(0), parts.subList(1, parts.size()));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static List<String> split(String plain) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int end = plain.indexOf(SEPARATOR); end >= 0; end = plain.indexOf(SEPARATOR, start)) {
            parts.add(plain.substring(start, end));
            start = end + 1;
        }
        parts.add(plain.substring(start));
        return parts;
    }

    static BadUserInput unreadable() {
        return new BadUserInput(
                "after and before take a cursor exactly as pageInfo or an edge of the same list returned"
                        + " it; leave it out to start from the beginning");
    }

    static BadUserInput ofAnotherList() {
        return new BadUserInput(
                "The cursor belongs to another list or to the same list in another order; use cursors only"
                        + " with the arguments they were returned for");
    }
}
