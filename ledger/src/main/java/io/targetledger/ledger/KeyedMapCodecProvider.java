package io.targetledger.ledger;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Writes a map whose keys are no text as an array of {@code {key, value}}, in the map's order. */
final class KeyedMapCodecProvider implements CodecProvider {

    private static final String KEY = "key";
    private static final String VALUE = "value";

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return null;
    }

    @Override
    @SuppressWarnings("unchecked") // T is Map
    public <T> @Nullable Codec<T> get(Class<T> type, List<Type> typeArguments, CodecRegistry registry) {
        boolean sorted = SortedMap.class.isAssignableFrom(type) && type.isAssignableFrom(TreeMap.class);
        boolean plain = Map.class.isAssignableFrom(type) && type.isAssignableFrom(LinkedHashMap.class);
        if (!(sorted || plain) || typeArguments.size() != 2 || typeArguments.get(0) == String.class) {
            return null;
        }
        TypeArguments types = new TypeArguments(type, typeArguments);
        return (Codec<T>) new KeyedMapCodec(
                sorted ? TreeMap::new : LinkedHashMap::new,
                (Codec<Object>) types.codecOf(typeArguments.get(0), registry),
                (Codec<Object>) types.codecOf(typeArguments.get(1), registry));
    }

    private record KeyedMapCodec(Supplier<Map<Object, Object>> empty, Codec<Object> keys, Codec<Object> values)
            implements Codec<Map<Object, Object>> {

        @Override
        public void encode(BsonWriter writer, Map<Object, Object> map, EncoderContext context) {
            writer.writeStartArray();
            map.forEach((key, value) -> {
                writer.writeStartDocument();
                writer.writeName(KEY);
                keys.encode(writer, key, context);
                writer.writeName(VALUE);
                values.encode(writer, value, context);
                writer.writeEndDocument();
            });
            writer.writeEndArray();
        }

        @Override
        public Map<Object, Object> decode(BsonReader reader, DecoderContext context) {
            Map<Object, Object> map = empty.get();
            reader.readStartArray();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                reader.readStartDocument();
                reader.readName(KEY);
                Object key = keys.decode(reader, context);
                reader.readName(VALUE);
                map.put(key, values.decode(reader, context));
                reader.readEndDocument();
            }
            reader.readEndArray();
            return map;
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"}) // a class literal has no type arguments
        public Class<Map<Object, Object>> getEncoderClass() {
            return (Class) Map.class;
        }
    }
}
