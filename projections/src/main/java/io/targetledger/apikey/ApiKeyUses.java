package io.targetledger.apikey;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

/**
 * When keys were last used. This is no event: it is written at most once a minute and key by each process, and nothing is
 * decided by it.
 */
public final class ApiKeyUses {

    private static final Duration PRECISION = Duration.ofMinutes(1);
    private static final String AT = "at";

    private final MongoCollection<Document> uses;
    private final Clock clock;
    private final Map<String, Instant> written = new ConcurrentHashMap<>();

    public ApiKeyUses(MongoDatabase database, Clock clock) {
        this.uses = database.getCollection("api_key_uses");
        this.clock = clock;
    }

    public void used(String keyId) {
        Instant now = clock.instant();
        Instant kept =
                written.compute(keyId, (id, last) -> last == null || !now.isBefore(last.plus(PRECISION)) ? now : last);
        if (kept == now) {
            uses.updateOne(Filters.eq(keyId), Updates.max(AT, Date.from(now)), new UpdateOptions().upsert(true));
        }
    }

    /** Those of the keys that were ever used, to the minute. */
    public Map<String, Instant> lastUses(Collection<String> keyIds) {
        Map<String, Instant> found = new HashMap<>();
        uses.find(Filters.in("_id", keyIds))
                .forEach(use -> found.put(use.getString("_id"), use.getDate(AT).toInstant()));
        return found;
    }
}
