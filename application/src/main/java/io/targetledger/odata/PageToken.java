package io.targetledger.odata;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import io.targetledger.projection.UnanswerableRead;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where a page goes on: the {@code $skiptoken} of the link to the next.
 *
 * @param snapshot token of the point that all pages are read at
 * @param cursor place in the table; null where rows are sorted and counted off anew
 * @param given rows that were on the pages before
 * @param toSkip rows of {@code $skip} that are still to be left out
 * @param count of all rows asked for, where it was asked for
 */
record PageToken(
        String snapshot,
        @Nullable String cursor,
        long given,
        long toSkip,
        @Nullable Long count) {

    private static final int LONGEST = 4_000;
    private static final int PARTS = 5;

    String encoded() {
        String text = String.join(
                "\n",
                snapshot,
                Long.toString(given),
                Long.toString(toSkip),
                count == null ? "" : count.toString(),
                cursor == null ? "" : cursor);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UnanswerableRead {@code CURSOR_INVALID} for anything that no page gave out */
    static PageToken decoded(String encoded) {
        try {
            if (encoded.length() <= LONGEST) {
                String[] parts =
                        new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8).split("\n", PARTS);
                if (parts.length == PARTS) {
                    return new PageToken(
                            parts[0],
                            parts[4].isEmpty() ? null : parts[4],
                            amount(parts[1]),
                            amount(parts[2]),
                            parts[3].isEmpty() ? null : amount(parts[3]));
                }
            }
        } catch (IllegalArgumentException e) {
            // Whatever is wrong with it, it is none of ours.
        }
        throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", Text.shown(encoded)));
    }

    private static long amount(String text) {
        int amount = Integer.parseInt(text);
        if (amount < 0) {
            throw new NumberFormatException(text);
        }
        return amount;
    }
}
