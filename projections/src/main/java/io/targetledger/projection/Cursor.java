package io.targetledger.projection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A place in an ordered list: the value it is ordered by, then the key. Opaque to clients.
 *
 * @param order name of the list's order; a place in one order is none in another
 */
record Cursor(String order, BsonValue value, String key) {

    /** Cursors are ours and short: a longer one was not made here. */
    private static final int LONGEST = 4_000;

    /** What lists are ordered by; a document in its place would be read as an operator by the database. */
    private static final Set<BsonType> ORDERED = EnumSet.of(
            BsonType.NULL, BsonType.STRING, BsonType.INT32, BsonType.INT64, BsonType.DECIMAL128, BsonType.DATE_TIME);

    String encoded() {
        String json = new BsonDocument("o", new BsonString(order))
                .append("v", value)
                .append("k", new BsonString(key))
                .toJson();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param order name of the order the list is asked for in
     * @throws UnanswerableRead {@code CURSOR_INVALID} for anything that no page in this order gave out
     */
    static Cursor decoded(String encoded, String order) {
        Cursor cursor = encoded.length() > LONGEST ? null : read(encoded);
        if (cursor == null || !cursor.order().equals(order)) {
            throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", shown(encoded)));
        }
        return cursor;
    }

    private static @Nullable Cursor read(String encoded) {
        try {
            BsonDocument json =
                    BsonDocument.parse(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
            BsonValue value = json.get("v", BsonNull.VALUE);
            return ORDERED.contains(value.getBsonType())
                    ? new Cursor(
                            json.getString("o").getValue(),
                            value,
                            json.getString("k").getValue())
                    : null;
        } catch (RuntimeException e) {
            // Whatever is wrong with it, it is none of ours.
            return null;
        }
    }

    private static String shown(String encoded) {
        return encoded.length() <= 40 ? encoded : encoded.substring(0, 40) + "…";
    }
}
