package io.targetledger.ledger;

import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/**
 * Where a stored event belongs, read in one pass over the first of its elements: all that has to be known of those events of
 * a commit that nobody asked for.
 */
record EventOutline(String aggregate, long sequence, String type) {

    /** @throws BsonInvalidOperationException when an element is missing or of another type */
    static EventOutline of(BsonDocument stored) {
        @Nullable String aggregate = null;
        @Nullable Long sequence = null;
        @Nullable String type = null;
        try (BsonReader reader = EventFormat.readerOf(stored)) {
            reader.readStartDocument();
            while ((aggregate == null || sequence == null || type == null)
                    && reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case EventFormat.AGGREGATE -> aggregate = reader.readString();
                    case EventFormat.SEQUENCE -> sequence = reader.readInt64();
                    case EventFormat.TYPE -> type = reader.readString();
                    default -> reader.skipValue();
                }
            }
        }
        if (aggregate == null || sequence == null || type == null) {
            throw new BsonInvalidOperationException("an event must have %s, %s and %s; it has %s"
                    .formatted(EventFormat.AGGREGATE, EventFormat.SEQUENCE, EventFormat.TYPE, stored.keySet()));
        }
        return new EventOutline(aggregate, sequence, type);
    }
}
