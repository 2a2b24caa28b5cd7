package io.targetledger.projection;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/** A place in an ordered list: the value it is ordered by, then the key. Opaque to clients. */
record Cursor(BsonValue value, String key) {

    String encoded() {
        String json =
                new BsonDocument("v", value).append("k", new BsonString(key)).toJson();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws UnanswerableRead {@code CURSOR_INVALID} for anything that no page gave out */
    static Cursor decoded(String encoded) {
        try {
            BsonDocument json =
                    BsonDocument.parse(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
            return new Cursor(json.get("v", BsonNull.VALUE), json.getString("k").getValue());
        } catch (RuntimeException e) {
            throw new UnanswerableRead("CURSOR_INVALID", Map.of("given", shown(encoded)));
        }
    }

    private static String shown(String encoded) {
        return encoded.length() <= 40 ? encoded : encoded.substring(0, 40) + "…";
    }
}
