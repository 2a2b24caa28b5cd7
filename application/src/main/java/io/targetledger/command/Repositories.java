package io.targetledger.command;

import java.util.LinkedHashMap;
import java.util.Map;

import io.targetledger.shared.Command;
import org.axonframework.config.Configuration;
import org.axonframework.modelling.command.Repository;

/** Finds the aggregates a command is for. */
final class Repositories {

    private final Map<Class<? extends Command>, Repository<?>> byCommands = new LinkedHashMap<>();

    Repositories(Configuration axon, Iterable<AggregateKind<?>> kinds) {
        for (AggregateKind<?> kind : kinds) {
            byCommands.put(kind.commands(), axon.repository(kind.aggregate()));
        }
    }

    Repository<?> of(Command command) {
        return byCommands.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(command))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        command.getClass().getSimpleName() + " belongs to no bean of AggregateKind"));
    }
}
