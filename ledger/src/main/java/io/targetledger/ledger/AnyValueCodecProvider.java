package io.targetledger.ledger;

import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Writes what is declared as {@code Object} by its own class, and reads it as what its BSON type stands for. */
final class AnyValueCodecProvider implements CodecProvider {

    @Override
    @SuppressWarnings("unchecked") // T is Object
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return type == Object.class ? (Codec<T>) new AnyValueCodec(registry) : null;
    }

    private record AnyValueCodec(CodecRegistry registry) implements Codec<Object> {

        @Override
        @SuppressWarnings("unchecked") // a value goes to the codec of its own class
        public void encode(BsonWriter writer, Object value, EncoderContext context) {
            ((Codec<Object>) registry.get(value.getClass())).encode(writer, value, context);
        }

        @Override
        public Object decode(BsonReader reader, DecoderContext context) {
            return registry.get(LedgerCodecs.UNDECLARED.get(reader.getCurrentBsonType()))
                    .decode(reader, context);
        }

        @Override
        public Class<Object> getEncoderClass() {
            return Object.class;
        }
    }
}
