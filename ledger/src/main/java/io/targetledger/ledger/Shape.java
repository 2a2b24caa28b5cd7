package io.targetledger.ledger;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.axonframework.serialization.Revision;

/**
 * A fingerprint of how a class and everything it holds look: names and types of fields and components, constants of
 * enums, permitted classes, and {@link Revision}, which is how a class says that its meaning changed.
 */
final class Shape {

    private static final Map<Class<?>, String> KNOWN = new ConcurrentHashMap<>();

    private final Map<String, String> descriptions = new TreeMap<>();

    private Shape() {}

    static String of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, unknown -> {
            Shape shape = new Shape();
            shape.visit(unknown);
            return shape.fingerprint();
        });
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            visit(parameterized.getRawType());
            Stream.of(parameterized.getActualTypeArguments()).forEach(this::visit);
        } else if (type instanceof WildcardType wildcard) {
            Stream.of(wildcard.getUpperBounds()).forEach(this::visit);
        } else if (type instanceof Class<?> plain
                && !plain.isPrimitive()
                && !plain.getName().startsWith("java.")) {
            if (descriptions.putIfAbsent(plain.getName(), "") == null) {
                descriptions.put(plain.getName(), describe(plain));
            }
        }
    }

    private String describe(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        String prefix = revision == null ? "" : "@" + revision.value() + " ";
        if (type.isEnum()) {
            return prefix
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        if (type.isRecord()) {
            return prefix
                    + Stream.of(type.getRecordComponents()).map(this::describe).collect(Collectors.joining(", "));
        }
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(this::visit);
            return prefix
                    + Stream.of(type.getPermittedSubclasses())
                            .map(Class::getName)
                            .sorted()
                            .collect(Collectors.joining(" | "));
        }
        return prefix
                + FieldsCodecProvider.fieldsOf(type).stream()
                        .map(field -> {
                            visit(field.getGenericType());
                            return field.getName() + ": " + field.getGenericType();
                        })
                        .collect(Collectors.joining(", "));
    }

    private String describe(RecordComponent component) {
        visit(component.getGenericType());
        return component.getName() + ": " + component.getGenericType();
    }

    private String fingerprint() {
        try {
            byte[] described = descriptions.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(described))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
