package io.targetledger.ledger;

import java.util.Optional;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

/**
 * The newest snapshot of each aggregate, in the collection {@code snapshots}. A snapshot only saves reading: it may be
 * deleted at any time, and one made by a program in which the aggregate's class looked different is passed over.
 */
final class SnapshotStore {

    static final String COLLECTION = "snapshots";

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);
    private static final String ID = "_id";
    private static final String AGGREGATE_TYPE = "aggregateType";
    private static final String SEQUENCE = "sequence";
    private static final String AT = "at";
    private static final String CLASS = "class";
    private static final String SHAPE = "shape";
    private static final String STATE = "state";

    private final MongoCollection<BsonDocument> collection;

    SnapshotStore(MongoDatabase database, Concerns concerns) {
        this.collection = concerns.reading(database.getCollection(COLLECTION, BsonDocument.class))
                .withWriteConcern(concerns.write());
    }

    void store(DomainEventMessage<?> snapshot) {
        BsonDocument document;
        try {
            document = write(snapshot);
        } catch (RuntimeException e) {
            LOG.warn(
                    "No snapshot of {} {} is kept, its state can not be stored: {}",
                    snapshot.getPayloadType().getName(),
                    snapshot.getAggregateIdentifier(),
                    e.getMessage());
            return;
        }
        try {
            collection.replaceOne(
                    and(eq(ID, snapshot.getAggregateIdentifier()), lt(SEQUENCE, snapshot.getSequenceNumber())),
                    document,
                    new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            // the one kept is as new or newer
        }
    }

    Optional<DomainEventMessage<?>> read(String aggregate) {
        BsonDocument document = collection.find(eq(ID, aggregate)).first();
        if (document == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(aggregate, document));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.info("The snapshot of {} is passed over, its events are read instead: {}", aggregate, e.toString());
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // the codec of an object's own class takes that object
    private static BsonDocument write(DomainEventMessage<?> snapshot) {
        Class<?> type = snapshot.getPayloadType();
        BsonDocument state = new BsonDocument();
        ((Codec<Object>) LedgerCodecs.WITH_PLAIN_CLASSES.get(type))
                .encode(
                        new BsonDocumentWriter(state),
                        snapshot.getPayload(),
                        EncoderContext.builder().build());
        return new BsonDocument()
                .append(ID, new BsonString(snapshot.getAggregateIdentifier()))
                .append(AGGREGATE_TYPE, new BsonString(snapshot.getType()))
                .append(SEQUENCE, new BsonInt64(snapshot.getSequenceNumber()))
                .append(AT, new BsonDateTime(snapshot.getTimestamp().toEpochMilli()))
                .append(CLASS, new BsonString(type.getName()))
                .append(SHAPE, new BsonString(Shape.of(type)))
                .append(STATE, state);
    }

    private static DomainEventMessage<?> read(String aggregate, BsonDocument document)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(
                document.getString(CLASS).getValue(),
                false,
                Thread.currentThread().getContextClassLoader());
        if (!document.getString(SHAPE).getValue().equals(Shape.of(type))) {
            throw new EventUnreadable(type.getName() + " has changed since", null);
        }
        Object state = LedgerCodecs.WITH_PLAIN_CLASSES
                .get(type)
                .decode(
                        new BsonDocumentReader(document.getDocument(STATE)),
                        DecoderContext.builder().build());
        return new GenericDomainEventMessage<>(
                document.getString(AGGREGATE_TYPE).getValue(),
                aggregate,
                document.getInt64(SEQUENCE).getValue(),
                state,
                MetaData.emptyInstance());
    }
}
