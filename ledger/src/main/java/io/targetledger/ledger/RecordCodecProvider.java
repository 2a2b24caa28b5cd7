package io.targetledger.ledger;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * Writes a record as a document of its components, those that are null left out.
 *
 * <p>Reading is tolerant: elements no component asks for are passed over, and a component that is not there is null, or
 * the empty collection where null is not allowed. The driver's own record codec can neither do that nor reach records
 * that are not public.
 */
final class RecordCodecProvider implements CodecProvider {

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, CodecRegistry registry) {
        return get(type, List.of(), registry);
    }

    @Override
    public <T> @Nullable Codec<T> get(Class<T> type, List<Type> typeArguments, CodecRegistry registry) {
        return type.isRecord() ? new RecordCodec<>(type, new TypeArguments(type, typeArguments), registry) : null;
    }

    private static final class RecordCodec<T> implements Codec<T> {

        private final Class<T> type;
        private final List<Component> components = new ArrayList<>();
        private final Map<String, Component> byName = new HashMap<>();
        private final MethodHandle constructor;

        RecordCodec(Class<T> type, TypeArguments types, CodecRegistry registry) {
            this.type = type;
            for (RecordComponent declared : type.getRecordComponents()) {
                Component component = Component.of(declared, components.size(), types, registry);
                components.add(component);
                byName.put(component.name(), component);
            }
            this.constructor = constructorOf(type);
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            writer.writeStartDocument();
            for (Component component : components) {
                Object held = component.of(value);
                if (held != null) {
                    writer.writeName(component.name());
                    component
                            .codec()
                            .encode(writer, held, EncoderContext.builder().build());
                }
            }
            writer.writeEndDocument();
        }

        @Override
        @SuppressWarnings("unchecked") // the constructor makes a T
        public T decode(BsonReader reader, DecoderContext context) {
            @Nullable Object[] arguments = new Object[components.size()];
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                Component component = byName.get(reader.readName());
                if (component == null || reader.getCurrentBsonType() == BsonType.NULL) {
                    reader.skipValue();
                } else {
                    arguments[component.index()] = component.codec().decode(reader, context);
                }
            }
            reader.readEndDocument();
            for (Component component : components) {
                if (arguments[component.index()] == null) {
                    arguments[component.index()] = component.absent();
                }
            }
            try {
                return (T) constructor.invokeExact(arguments);
            } catch (Throwable e) {
                throw new BsonInvalidOperationException(
                        "%s refuses what is stored: %s".formatted(type.getName(), e), e);
            }
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }

        private static MethodHandle constructorOf(Class<?> type) {
            Class<?>[] parameters = Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            try {
                Constructor<?> canonical = type.getDeclaredConstructor(parameters);
                canonical.setAccessible(true);
                return MethodHandles.lookup()
                        .unreflectConstructor(canonical)
                        .asSpreader(Object[].class, parameters.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException e) {
                throw new CodecConfigurationException("can not reach the constructor of " + type.getName(), e);
            }
        }
    }

    /** @param empty what stands for absence where null is not allowed, null where it is or nothing can */
    private record Component(
            String name,
            int index,
            Codec<Object> codec,
            MethodHandle accessor,
            boolean primitive,
            @Nullable Object empty) {

        @SuppressWarnings("unchecked") // the component holds what its codec takes
        static Component of(RecordComponent declared, int index, TypeArguments types, CodecRegistry registry) {
            try {
                declared.getAccessor().setAccessible(true);
                return new Component(
                        declared.getName(),
                        index,
                        (Codec<Object>) types.codecOf(declared.getGenericType(), registry),
                        MethodHandles.lookup()
                                .unreflect(declared.getAccessor())
                                .asType(MethodType.methodType(Object.class, Object.class)),
                        declared.getType().isPrimitive(),
                        declared.getAnnotatedType().isAnnotationPresent(Nullable.class)
                                ? null
                                : emptyOf(declared.getType()));
            } catch (IllegalAccessException e) {
                throw new CodecConfigurationException("can not reach " + declared, e);
            } catch (CodecConfigurationException e) {
                throw new CodecConfigurationException(
                        "%s.%s can not be stored: %s"
                                .formatted(declared.getDeclaringRecord().getName(), declared.getName(), e.getMessage()),
                        e);
            }
        }

        @Nullable
        Object of(Object holder) {
            try {
                return accessor.invokeExact(holder);
            } catch (Throwable e) {
                throw new BsonInvalidOperationException("can not read component " + name + " of " + holder, e);
            }
        }

        @Nullable
        Object absent() {
            if (primitive) {
                throw new BsonInvalidOperationException(
                        "component %s is not there and can not be null; an upcaster must supply it".formatted(name));
            }
            return empty;
        }

        private static @Nullable Object emptyOf(Class<?> type) {
            if (type.isAssignableFrom(List.class)) {
                return type == Object.class ? null : List.of();
            }
            if (type == Set.class) {
                return Set.of();
            }
            return type == Map.class ? Map.of() : null;
        }
    }
}
