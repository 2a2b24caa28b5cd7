package io.targetledger.projection;

import java.time.Instant;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.jspecify.annotations.Nullable;

/** Rows as they stand in a view's collection. */
final class RowCodec<V> implements Codec<Row<V>> {

    /** To be raised whenever rows are stored in another way: all views are then rebuilt. */
    static final int FORMAT = 2;

    static final String KEY = "key";
    static final String VERSION = "version";
    static final String FROM = "from";
    static final String TO = "to";
    static final String SINCE = "since";
    static final String UNTIL = "until";
    static final String GONE = "gone";
    /** Position of the version's latest event, where that is not the one that made the row. */
    static final String POSITION = "position";

    static final String VIEW = "view";

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
        writer.writeInt64(FROM, row.from());
        writer.writeInt64(TO, row.to());
        writeMoment(writer, SINCE, row.since());
        writeMoment(writer, UNTIL, row.until());
        if (row.gone() != Row.IN_FORCE) {
            writer.writeInt64(GONE, row.gone());
        }
        if (versioned.position() != row.from()) {
            writer.writeInt64(POSITION, versioned.position());
        }
        writeMoment(writer, "createdAt", versioned.createdAt());
        writeMoment(writer, "updatedAt", versioned.updatedAt());
        writer.writeName(VIEW);
        views.encode(writer, versioned.view(), context);
        writer.writeEndDocument();
    }

    private static void writeMoment(BsonWriter writer, String name, @Nullable Instant moment) {
        if (moment != null) {
            writer.writeDateTime(name, moment.toEpochMilli());
        }
    }

    @Override
    public Row<V> decode(BsonReader reader, DecoderContext context) {
        String key = "";
        long version = 0;
        long from = 0;
        long to = Row.IN_FORCE;
        @Nullable Instant since = null;
        @Nullable Instant until = null;
        long gone = Row.IN_FORCE;
        long position = -1;
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
                case SINCE -> since = Instant.ofEpochMilli(reader.readDateTime());
                case UNTIL -> until = Instant.ofEpochMilli(reader.readDateTime());
                case GONE -> gone = reader.readInt64();
                case POSITION -> position = reader.readInt64();
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
        Versioned<V> versioned =
                new Versioned<>(key, view, version, createdAt, updatedAt, position < 0 ? from : position);
        return new Row<>(versioned, from, to, since, until, gone);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<Row<V>> getEncoderClass() {
        return (Class<Row<V>>) (Class<?>) Row.class;
    }
}
