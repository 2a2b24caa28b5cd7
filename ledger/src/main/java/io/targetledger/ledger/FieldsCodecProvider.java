package io.targetledger.ledger;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bson.BsonInvalidOperationException;
import org.bson.BsonReader;
import org.bson.BsonType;
import org.bson.BsonWriter;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecProvider;
import org.bson.codecs.configuration.CodecRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Writes a plain class, such as an aggregate, as a document of its fields, whatever their visibility; static and
 * transient ones are left out. It is read by its constructor without parameters and by setting the fields.
 */
final class FieldsCodecProvider implements CodecProvider {

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return isPlainClass(type) ? new FieldsCodec<>(type, registry) : null;
    }

    static boolean isPlainClass(Class<?> type) {
        return !type.isRecord()
                && !type.isEnum()
                && !type.isInterface()
                && !type.isArray()
                && !type.isPrimitive()
                && !Modifier.isAbstract(type.getModifiers())
                && !type.getName().startsWith("java.");
    }

    /** The fields that make up an object's state, those of its superclasses first. */
    static List<Field> fieldsOf(Class<?> type) {
        List<Field> fields = type.getSuperclass() == null || type.getSuperclass() == Object.class
                ? new ArrayList<>()
                : fieldsOf(type.getSuperclass());
        Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers())
                        && !Modifier.isTransient(field.getModifiers())
                        && !field.isSynthetic())
                .forEach(fields::add);
        return fields;
    }

    private record Held(Field field, Codec<Object> codec) {}

    private static final class FieldsCodec<T> implements Codec<T> {

        private final Class<T> type;
        private final Constructor<T> constructor;
        private final List<Held> fields = new ArrayList<>();

        @SuppressWarnings("unchecked") // the field holds what its codec takes
        FieldsCodec(Class<T> type, CodecRegistry registry) {
            this.type = type;
            try {
                this.constructor = type.getDeclaredConstructor();
            } catch (NoSuchMethodException e) {
                throw new CodecConfigurationException(
                        "%s needs a constructor without parameters, of any visibility".formatted(type.getName()), e);
            }
            constructor.setAccessible(true);
            for (Field field : fieldsOf(type)) {
                field.setAccessible(true);
                TypeArguments types = new TypeArguments(field.getDeclaringClass(), List.of());
                fields.add(new Held(field, (Codec<Object>) types.codecOf(field.getGenericType(), registry)));
            }
        }

        @Override
        public void encode(BsonWriter writer, T object, EncoderContext context) {
            writer.writeStartDocument();
            for (Held held : fields) {
                writer.writeName(held.field().getName());
                Object value = valueOf(held, object);
                if (value == null) {
                    writer.writeNull();
                } else {
                    held.codec().encode(writer, value, context);
                }
            }
            writer.writeEndDocument();
        }

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            try {
                T object = constructor.newInstance();
                reader.readStartDocument();
                for (Held held : fields) {
                    reader.readName(held.field().getName());
                    if (reader.getCurrentBsonType() == BsonType.NULL) {
                        reader.readNull();
                        held.field().set(object, null);
                    } else {
                        held.field().set(object, held.codec().decode(reader, context));
                    }
                }
                reader.readEndDocument();
                return object;
            } catch (ReflectiveOperationException e) {
                throw new BsonInvalidOperationException("can not create " + type.getName(), e);
            }
        }

        private static @Nullable Object valueOf(Held held, Object object) {
            try {
                return held.field().get(object);
            } catch (IllegalAccessException e) {
                throw new BsonInvalidOperationException("can not read " + held.field(), e);
            }
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }
}
