package io.targetledger.ledger;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.targetledger.ledger.EventTypes.Current;
import io.targetledger.ledger.EventTypes.EventType;
import org.bson.BsonBinaryReader;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonNull;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.io.ByteBufferBsonInput;
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

    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();
    private static final DecoderContext DECODING = DecoderContext.builder().build();

    private final EventTypes types;
    private final CodecRegistry codecs;

    @SuppressWarnings("rawtypes") // there is no class of a map of something
    private final Codec<LinkedHashMap> maps;

    EventFormat(EventTypes types, CodecRegistry codecs) {
        this.types = types;
        this.codecs = codecs;
        this.maps = codecs.get(LinkedHashMap.class);
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
        Elements elements = new Elements();
        try (BsonReader reader = readerOf(stored)) {
            elements.readFrom(reader);
            return elements.asEvent(position, commit, recordedAt);
        } catch (RuntimeException e) {
            throw new EventUnreadable(
                    "the event at position %d (%s, commit %d) can not be read: %s"
                            .formatted(position, elements.type, commit, deepestMessage(e)),
                    e);
        }
    }

    /** What one event is made of, gathered in a single pass over its bytes. */
    private final class Elements {

        private @Nullable String id;
        private @Nullable String aggregate;
        private @Nullable String aggregateType;
        private @Nullable Long sequence;
        private @Nullable String type;
        private @Nullable Integer revision;
        private @Nullable Map<String, Object> metadata;
        /** As this program knows it: decoded at once where it is stored so, else left to the upcasters. */
        private @Nullable Object payload;

        private @Nullable EventType current;
        private @Nullable BsonDocument storedPayload;

        void readFrom(BsonReader reader) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case ID -> id = reader.readString();
                    case AGGREGATE -> aggregate = reader.readString();
                    case AGGREGATE_TYPE -> aggregateType = reader.readString();
                    case SEQUENCE -> sequence = reader.readInt64();
                    case TYPE -> type = reader.readString();
                    case REVISION -> revision = reader.readInt32();
                    case METADATA -> metadata = metadata(reader);
                    case PAYLOAD -> readPayload(reader);
                    default -> reader.skipValue();
                }
            }
            reader.readEndDocument();
        }

        private void readPayload(BsonReader reader) {
            current = type == null || revision == null ? null : types.asStored(type, revision);
            if (current != null && !SoleValueCodecProvider.wrapsSoleValue(current.payload())) {
                payload = codecs.get(current.payload()).decode(reader, DECODING);
            } else {
                storedPayload = DOCUMENTS.decode(reader, DECODING);
            }
        }

        LedgerEvent asEvent(long position, long commit, Instant recordedAt) {
            EventType read = current;
            Object decoded = payload;
            if (read == null || decoded == null) {
                Current upcast =
                        types.upcast(there(TYPE, type), there(REVISION, revision), there(PAYLOAD, storedPayload));
                read = upcast.type();
                decoded = decode(payloadValue(upcast), read.payload());
            }
            return new LedgerEvent(
                    position,
                    commit,
                    there(ID, id),
                    there(AGGREGATE, aggregate),
                    there(AGGREGATE_TYPE, aggregateType),
                    there(SEQUENCE, sequence),
                    read.name(),
                    read.revision(),
                    recordedAt,
                    decoded,
                    there(METADATA, metadata));
        }

        private static <T> T there(String element, @Nullable T found) {
            if (found == null) {
                throw new BsonInvalidOperationException("it has no element " + element);
            }
            return found;
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

    @SuppressWarnings("unchecked") // its names are text
    private Map<String, Object> metadata(BsonReader reader) {
        return Collections.unmodifiableMap((Map<String, Object>) maps.decode(reader, DECODING));
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
                return codecs.get(type).decode(reader, DECODING);
            }
        }
        try (BsonReader reader = new BsonDocumentReader(new BsonDocument(SOLE_VALUE, value))) {
            reader.readStartDocument();
            reader.readName();
            return codecs.get(type).decode(reader, DECODING);
        }
    }

    /** A raw document's own reader would have it taken apart first. */
    static BsonReader readerOf(BsonDocument document) {
        return document instanceof RawBsonDocument raw
                ? new BsonBinaryReader(new ByteBufferBsonInput(raw.getByteBuffer()))
                : document.asBsonReader();
    }

    private static String deepestMessage(Throwable thrown) {
        Throwable deepest = thrown;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }
}
