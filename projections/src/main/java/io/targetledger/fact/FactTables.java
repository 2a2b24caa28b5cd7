package io.targetledger.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** All tables there are, by name. */
public final class FactTables {

    private final TreeMap<String, FactTable<?>> byName = new TreeMap<>();

    public FactTables(List<? extends FactTable<?>> tables) {
        for (FactTable<?> table : tables) {
            if (byName.put(table.name(), table) != null) {
                throw new IllegalArgumentException("Two tables of facts are named " + table.name());
            }
        }
    }

    public Collection<FactTable<?>> all() {
        return new ArrayList<>(byName.values());
    }

    public Optional<FactTable<?>> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
