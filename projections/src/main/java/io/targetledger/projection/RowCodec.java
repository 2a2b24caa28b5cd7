package io.targetledger.projection;

import java.time.Instant;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** A row of a view's collection: one version of one view, and the position from which it is no longer in force. */
final class RowCodec<V> implements Codec<RowCodec.Row<V>> {

    static final String KEY = "key";
    static final String VERSION = "version";
    static final String FROM = "from";
    static final String TO = "to";
    static final String VIEW = "view";

    /** {@code to} of rows still in force. */
    static final long IN_FORCE = Long.MAX_VALUE;

    /** @param to position of the event that replaced this version; {@link #IN_FORCE} while none has */
    record Row<V>(Versioned<V> versioned, long to) {

        /** Rows are named by what they hold, so that writing one again writes the same. */
        String id() {
            return idOf(versioned);
        }

        static String idOf(Versioned<?> versioned) {
            return versioned.key() + "@" + versioned.position();
        }
    }

    private final Codec<V> views;

    RowCodec(Codec<V> views) {
        this.views = views;
    }

    @Override
    public void encode(BsonWriter writer, Row<V> row, EncoderContext context) {
        Versioned<V> versioned = row.versioned();
        writer.writeStartDocument();
        writer.writeString("_id", row.id());
        writer.writeString(KEY, versioned.key());
        writer.writeInt64(VERSION, versioned.version());
        writer.writeInt64(FROM, versioned.position());
        writer.writeInt64(TO, row.to());
        writer.writeDateTime("createdAt", versioned.createdAt().toEpochMilli());
        writer.writeDateTime("updatedAt", versioned.updatedAt().toEpochMilli());
        writer.writeName(VIEW);
        views.encode(writer, versioned.view(), context);
        writer.writeEndDocument();
    }

    @Override
    public Row<V> decode(BsonReader reader, DecoderContext context) {
        String key = "";
        long version = 0;
        long from = 0;
        long to = IN_FORCE;
        Instant createdAt = Instant.EPOCH;
        Instant updatedAt = Instant.EPOCH;
        @Nullable V view = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case KEY -> key = reader.readString();
                case VERSION -> version = reader.readInt64();
                case FROM -> from = reader.readInt64();
                case TO -> to = reader.readInt64();
                case "createdAt" -> createdAt = Instant.ofEpochMilli(reader.readDateTime());
                case "updatedAt" -> updatedAt = Instant.ofEpochMilli(reader.readDateTime());
                case VIEW -> view = views.decode(reader, context);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        if (view == null) {
            throw new IllegalStateException("Row " + key + "@" + from + " holds no view");
        }
        return new Row<>(new Versioned<>(key, view, version, createdAt, updatedAt, from), to);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Row<V>> getEncoderClass() {
        return (Class<Row<V>>) (Class<?>) Row.class;
    }
}
