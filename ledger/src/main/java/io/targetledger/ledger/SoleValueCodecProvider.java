package io.targetledger.ledger;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;

import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/** Writes a record whose only component is called {@code value} as that bare value: ids and other wrappers. */
final class SoleValueCodecProvider implements CodecProvider {

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // the provider contract: T is the class asked for
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return wrapsSoleValue(type) ? new SoleValueCodec(type, registry) : null;
    }

    static boolean wrapsSoleValue(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getName().equals("value")
                && !(components[0].getGenericType() instanceof ParameterizedType);
    }

    private static final class SoleValueCodec<T, V> implements Codec<T> {

        private final Class<T> type;
        private final RecordComponent component;
        private final Constructor<T> constructor;
        private final Codec<V> values;

        @SuppressWarnings("unchecked") // V is the component's type
        SoleValueCodec(Class<T> type, CodecRegistry registry) {
            this.type = type;
            this.component = type.getRecordComponents()[0];
            this.values = (Codec<V>) registry.get(boxed(component.getType()));
            try {
                this.constructor = type.getDeclaredConstructor(component.getType());
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("a record has its canonical constructor: " + type.getName(), e);
            }
            constructor.setAccessible(true);
            component.getAccessor().setAccessible(true);
        }

        @Override
        @SuppressWarnings("unchecked") // the component holds a V
        public void encode(BsonWriter writer, T wrapper, EncoderContext context) {
            try {
                values.encode(writer, (V) component.getAccessor().invoke(wrapper), context);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new BsonInvalidOperationException("can not read " + type.getName() + ".value()", e);
            }
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            V value = values.decode(reader, context);
            try {
                return constructor.newInstance(value);
            } catch (InvocationTargetException e) {
                throw new BsonInvalidOperationException(
                        "%s refuses the stored value %s: %s".formatted(type.getName(), value, e.getCause()),
                        e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new BsonInvalidOperationException("can not create " + type.getName(), e);
            }
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
