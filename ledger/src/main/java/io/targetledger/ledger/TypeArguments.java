package io.targetledger.ledger;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.stream.Stream;

import org.bson.codecs.Codec;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.bson.codecs.configuration.CodecRegistry;

/**
 * Finds the codec of a declared type, such as {@code List<Map<String, Target>>}, within a class that may be generic
 * itself.
 *
 * @param owner the class that declares
 * @param arguments what its type parameters stand for, in their order
 */
record TypeArguments(Class<?> owner, List<Type> arguments) {

    Codec<?> codecOf(Type declared, CodecRegistry registry) {
        Type resolved = resolve(declared);
        if (resolved instanceof ParameterizedType parameterized) {
            return registry.get(
                    rawClass(parameterized),
                    Stream.of(parameterized.getActualTypeArguments())
                            .map(this::resolve)
                            .toList());
        }
        return registry.get(rawClass(resolved));
    }

    private Type resolve(Type type) {
        if (type instanceof TypeVariable<?> variable) {
            List<String> parameters = Stream.of(owner.getTypeParameters())
                    .map(TypeVariable::getName)
                    .toList();
            int index = parameters.indexOf(variable.getName());
            return index >= 0 && index < arguments.size() ? arguments.get(index) : resolve(variable.getBounds()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return resolve(wildcard.getUpperBounds()[0]);
        }
        return type;
    }

    private Class<?> rawClass(Type type) {
        if (type instanceof Class<?> plain) {
            return MethodType.methodType(plain).wrap().returnType();
        }
        if (type instanceof ParameterizedType parameterized) {
            return rawClass(parameterized.getRawType());
        }
        String kind = type instanceof GenericArrayType ? "an array" : "not a class";
        throw new CodecConfigurationException(
                "%s declares %s, which is %s; use a list or a record".formatted(owner.getName(), type, kind));
    }
}
