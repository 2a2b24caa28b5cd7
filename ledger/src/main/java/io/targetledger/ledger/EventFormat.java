package io.targetledger.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.targetledger.ledger.EventTypes.Current;
import io.targetledger.ledger.EventTypes.EventType;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** How one event stands inside a commit. */
final class EventFormat {

    static final String ID = "id";
    static final String AGGREGATE = "aggregate";
    static final String AGGREGATE_TYPE = "aggregateType";
    static final String SEQUENCE = "sequence";
    static final String TYPE = "type";
    static final String REVISION = "revision";
    static final String METADATA = "metadata";
    static final String PAYLOAD = "payload";

    /** Metadata under which an event names the command that led to it. */
    static final String COMMAND_ID = "commandId";

    /** Metadata under which an event carries a digest of the command that led to it. */
    static final String COMMAND_DIGEST = "commandDigest";

    private static final String SOLE_VALUE = "value";

    private final EventTypes types;
    private final CodecRegistry codecs;

    EventFormat(EventTypes types, CodecRegistry codecs) {
        this.types = types;
        this.codecs = codecs;
    }

    BsonDocument write(NewEvent event, @Nullable String commandId) {
        EventType type = types.of(event.payload().getClass());
        return new BsonDocument()
                .append(ID, new BsonString(event.id()))
                .append(AGGREGATE, new BsonString(event.aggregate()))
                .append(AGGREGATE_TYPE, new BsonString(event.aggregateType()))
                .append(SEQUENCE, new BsonInt64(event.sequence()))
                .append(TYPE, new BsonString(type.name()))
                .append(REVISION, new BsonInt32(type.revision()))
                .append(METADATA, metadata(event, commandId))
                .append(PAYLOAD, payload(event));
    }

    /** @param stored an element of a commit's {@code events} */
    LedgerEvent read(BsonDocument stored, long position, long commit, Instant recordedAt) {
        String name = stored.getString(TYPE).getValue();
        try {
            Current current = types.upcast(name, stored.getInt32(REVISION).getValue(), stored.getDocument(PAYLOAD));
            return new LedgerEvent(
                    position,
                    commit,
                    stored.getString(ID).getValue(),
                    stored.getString(AGGREGATE).getValue(),
                    stored.getString(AGGREGATE_TYPE).getValue(),
                    stored.getInt64(SEQUENCE).getValue(),
                    current.type().name(),
                    current.type().revision(),
                    recordedAt,
                    decode(payloadValue(current), current.type().payload()),
                    metadata(stored.getDocument(METADATA)));
        } catch (RuntimeException e) {
            throw new EventUnreadable(
                    "the event at position %d (%s, commit %d) can not be read: %s"
                            .formatted(position, name, commit, deepestMessage(e)),
                    e);
        }
    }

    private BsonDocument payload(NewEvent event) {
        BsonValue encoded = encode(event.payload());
        return encoded.isDocument() ? encoded.asDocument() : new BsonDocument(SOLE_VALUE, encoded);
    }

    private static BsonValue payloadValue(Current current) {
        return SoleValueCodecProvider.wrapsSoleValue(current.type().payload())
                ? current.payload().get(SOLE_VALUE, BsonNull.VALUE)
                : current.payload();
    }

    private BsonDocument metadata(NewEvent event, @Nullable String commandId) {
        Map<String, Object> metadata = new LinkedHashMap<>(event.metadata());
        if (commandId != null) {
            Object named = metadata.putIfAbsent(COMMAND_ID, commandId);
            if (named != null && !named.equals(commandId)) {
                throw new IllegalArgumentException(
                        "event %s names command %s in its metadata, but is appended for command %s"
                                .formatted(event.id(), named, commandId));
            }
        }
        try {
            return encode(metadata).asDocument();
        } catch (CodecConfigurationException e) {
            throw new IllegalArgumentException(
                    "metadata of event %s must be text, numbers, booleans, instants, or lists and maps of such: %s"
                            .formatted(event.id(), e.getMessage()),
                    e);
        }
    }

    @SuppressWarnings("unchecked") // declared as a map in UNDECLARED
    private Map<String, Object> metadata(BsonDocument stored) {
        return Collections.unmodifiableMap((Map<String, Object>) decode(stored, LinkedHashMap.class));
    }

    @SuppressWarnings("unchecked") // the codec of an object's own class takes that object
    private BsonValue encode(Object value) {
        BsonDocument holder = new BsonDocument();
        BsonDocumentWriter writer = new BsonDocumentWriter(holder);
        writer.writeStartDocument();
        writer.writeName(SOLE_VALUE);
        Codec<Object> codec = (Codec<Object>) codecs.get(value.getClass());
        codec.encode(writer, value, EncoderContext.builder().build());
        writer.writeEndDocument();
        return holder.get(SOLE_VALUE, BsonNull.VALUE);
    }

    private <T> T decode(BsonValue value, Class<T> type) {
        if (value.isDocument()) {
            try (BsonReader reader = value.asDocument().asBsonReader()) {
                return codecs.get(type).decode(reader, DecoderContext.builder().build());
            }
        }
        try (BsonReader reader = new BsonDocumentReader(new BsonDocument(SOLE_VALUE, value))) {
            reader.readStartDocument();
            reader.readName();
            return codecs.get(type).decode(reader, DecoderContext.builder().build());
        }
    }

    private static String deepestMessage(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }
}
