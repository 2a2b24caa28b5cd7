package io.targetledger.ledger;

import java.util.HashMap;
import java.util.Map;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value declared as a sealed type with the simple name of its class in {@code _type}, before what its own
 * codec writes; a bare value stands in {@code value}.
 */
final class SealedCodecProvider implements CodecProvider {

    private static final String TYPE = "_type";
    private static final String VALUE = "value";

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type.isSealed() && !type.isEnum() ? new SealedCodec<>(type, registry) : null;
    }

    private static final class SealedCodec<T> implements Codec<T> {

        private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

        private final Class<T> type;
        private final CodecRegistry registry;
        private final Map<String, Class<?>> permitted = new HashMap<>();

        SealedCodec(Class<T> type, CodecRegistry registry) {
            this.type = type;
            this.registry = registry;
            permit(type);
        }

        private void permit(Class<?> sealed) {
            for (Class<?> each : sealed.getPermittedSubclasses()) {
                if (each.isSealed() && !each.isEnum()) {
                    permit(each);
                } else if (permitted.put(each.getSimpleName(), each) != null) {
                    throw new CodecConfigurationException("%s permits two classes named %s; their names must differ"
                            .formatted(type.getName(), each.getSimpleName()));
                }
            }
        }

        @Override
        @SuppressWarnings("unchecked") // a value goes to the codec of its own class
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            Class<?> own = value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
            BsonDocument holder = new BsonDocument();
            BsonDocumentWriter held = new BsonDocumentWriter(holder);
            held.writeStartDocument();
            held.writeName(VALUE);
            ((Codec<Object>) registry.get(own)).encode(held, value, context);
            held.writeEndDocument();
            BsonDocument typed = new BsonDocument(TYPE, new BsonString(own.getSimpleName()));
            BsonValue encoded = holder.get(VALUE);
            if (encoded instanceof BsonDocument document) {
                typed.putAll(document);
            } else {
                typed.putAll(holder);
            }
            DOCUMENTS.encode(writer, typed, context);
        }

        @Override
        @SuppressWarnings("unchecked") // every permitted class is a T
        public T decode(BsonReader reader, DecoderContext context) {
            BsonDocument typed = DOCUMENTS.decode(reader, context);
            BsonValue name = typed.remove(TYPE);
            Class<?> own = name == null || !name.isString()
                    ? null
                    : permitted.get(name.asString().getValue());
            if (own == null) {
                throw new BsonInvalidOperationException("%s is stored as %s, which must be one of %s"
                        .formatted(type.getName(), name, permitted.keySet()));
            }
            boolean bare = own.isEnum() || SoleValueCodecProvider.wrapsSoleValue(own);
            BsonReader held = new BsonDocumentReader(typed);
            if (bare) {
                held.readStartDocument();
                held.readName(VALUE);
            }
            return (T) registry.get(own).decode(held, context);
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
