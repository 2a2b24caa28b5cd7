package io.targetledger.ledger;

import java.time.Instant;
import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;

/**
 * One document of {@code commits}. The order of its elements is part of its canonical form, see {@link HashChain}.
 *
 * @param document as stored or about to be; never changed
 */
record Commit(BsonDocument document) {

    static final String NUMBER = "_id";
    static final String FIRST = "first";
    static final String AT = "at";
    static final String ID = "id";
    static final String COMMANDS = "commands";
    static final String EVENTS = "events";
    static final String DIGESTS = "digests";
    static final String PREV = "prev";
    static final String HASH = "hash";

    /**
     * Seals events into the commit that follows {@code head}.
     *
     * @param digests of the events, in their order
     */
    static Commit following(
            Head head,
            String id,
            Instant at,
            List<String> commands,
            List<? extends BsonDocument> events,
            List<byte[]> digests) {
        BsonDocument document = new BsonDocument()
                .append(NUMBER, new BsonInt64(head.commit() + 1))
                .append(FIRST, new BsonInt64(head.position() + 1))
                .append(AT, new BsonDateTime(at.toEpochMilli()))
                .append(ID, new BsonString(id));
        if (!commands.isEmpty()) {
            document.append(
                    COMMANDS,
                    new BsonArray(commands.stream().map(BsonString::new).toList()));
        }
        document.append(EVENTS, new BsonArray(events)).append(DIGESTS, HashChain.joined(digests));
        String hash = HashChain.hash(head.hash(), HashChain.header(document));
        return new Commit(document.append(PREV, new BsonString(head.hash())).append(HASH, new BsonString(hash)));
    }

    long number() {
        return document.getInt64(NUMBER).getValue();
    }

    /** Position of its first event. */
    long first() {
        return document.getInt64(FIRST).getValue();
    }

    /** Position of its last event. */
    long last() {
        return first() + document.getArray(EVENTS).size() - 1;
    }

    Instant at() {
        return Instant.ofEpochMilli(document.getDateTime(AT).getValue());
    }

    /** Random, to tell our own commit from someone else's under the same number. */
    String id() {
        return document.getString(ID).getValue();
    }

    List<BsonDocument> events() {
        return document.getArray(EVENTS).stream().map(BsonValue::asDocument).toList();
    }

    /** The digests of its events, one behind the other. */
    byte[] digests() {
        return document.getBinary(DIGESTS).getData();
    }

    /** What its hash is made of. */
    BsonDocument header() {
        return HashChain.header(document);
    }

    String prev() {
        return document.getString(PREV).getValue();
    }

    String hash() {
        return document.getString(HASH).getValue();
    }

    /** The head of the ledger once this commit is its last. */
    Head asHead() {
        return new Head(number(), last(), hash(), at());
    }
}
