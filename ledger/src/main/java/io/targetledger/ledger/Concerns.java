package io.targetledger.ledger;

import java.util.concurrent.TimeUnit;

import com.mongodb.MongoCommandException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.LedgerSettings.Durability;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How surely the database must hold what it acknowledges and shows, for the kind of deployment it is. Only a replica
 * set, or shards of such, can take back what it showed; there reads ask for what a majority holds.
 */
record Concerns(WriteConcern write, ReadConcern read) {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int COMMAND_NOT_FOUND = 59;

    /** Without a bound, an insert would wait for ever while a majority is away; after it, reading settles the outcome. */
    private static final long MAJORITY_WITHIN_SECONDS = 10;

    static Concerns of(MongoDatabase database, Durability durability) {
        BsonDocument hello = hello(database);
        boolean replicated = hello.containsKey("setName")
                || (hello.isString("msg") && hello.getString("msg").getValue().equals("isdbgrid"));
        if (durability != Durability.MAJORITY_JOURNALED) {
            LOG.warn(
                    "Ledger {} acknowledges at durability {}: what was acknowledged can be lost, by setting",
                    database.getName(),
                    durability);
        }
        return new Concerns(
                switch (durability) {
                    case MAJORITY_JOURNALED ->
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(MAJORITY_WITHIN_SECONDS, TimeUnit.SECONDS);
                    case PRIMARY_JOURNALED -> WriteConcern.W1.withJournal(true);
                    case PRIMARY_MEMORY -> WriteConcern.W1.withJournal(false);
                },
                replicated && durability == Durability.MAJORITY_JOURNALED ? ReadConcern.MAJORITY : ReadConcern.LOCAL);
    }

    <T> MongoCollection<T> reading(MongoCollection<T> collection) {
        return collection.withReadConcern(read).withReadPreference(ReadPreference.primary());
    }

    /** {@code isMaster} is what every server knows, {@code hello} its name in later ones. */
    private static BsonDocument hello(MongoDatabase database) {
        try {
            return database.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class);
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != COMMAND_NOT_FOUND) {
                throw e;
            }
            return database.runCommand(new BsonDocument("hello", new BsonInt32(1)), BsonDocument.class);
        }
    }
}
