package io.targetledger.command;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;

import org.axonframework.common.Priority;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets handlers of commands ask the ports of the domain, as parameters: any interface that a bean implements. Ports are
 * answered by views, and views are folded from what is recorded here: so they are found when they are first asked.
 */
@Priority(Priority.LOW)
record PortParameters(ListableBeanFactory beans) implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(Executable executable, Parameter[] parameters, int index) {
        Class<?> port = parameters[index].getType();
        return port.isInterface() && beans.getBeanNamesForType(port, true, false).length > 0
                ? new Port<>(beans.getBeanProvider(port))
                : null;
    }

    private record Port<P>(ObjectProvider<P> bean) implements ParameterResolver<P> {

        @Override
        public P resolveParameterValue(Message<?> message) {
            return bean.getObject();
        }

        @Override
        public boolean matches(Message<?> message) {
            return true;
        }
    }
}
