package io.targetledger.graphql;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;

import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.util.ReflectionUtils;

/** A component of a view. */
record ViewProperty(Method accessor) {

    static Optional<ViewProperty> find(Class<?> view, String name) {
        return Arrays.stream(view.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> new ViewProperty(component.getAccessor()))
                .findAny();
    }

    @Nullable
    Object of(Object view) {
        return ReflectionUtils.invokeMethod(accessor, view);
    }

    ResolvableType type() {
        return ResolvableType.forMethodReturnType(accessor);
    }

    boolean isLocalizedName() {
        return accessor.getReturnType() == LocalizedName.class;
    }

    /** Ids are records around one text. */
    boolean isId() {
        RecordComponent[] components = accessor.getReturnType().getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }
}
