package io.targetledger.graphql;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.execution.preparsed.persisted.PersistedQuerySupport;
import io.targetledger.security.InvalidSetting;
import org.jspecify.annotations.Nullable;

/** The operations that may be asked for by name, or by the SHA-256 of their text; they do not change while the server runs. */
final class Operations {

    private final Map<String, Operation> byName;
    private final Map<String, String> textByHash;

    /** @throws InvalidSetting if two have the same name */
    Operations(List<Operation> operations) {
        byName = new TreeMap<>();
        for (Operation operation : operations) {
            if (byName.putIfAbsent(operation.name(), operation) != null) {
                throw new InvalidSetting(
                        "target-ledger.graphql.operations: there is an operation %s already, it comes with the application; call yours otherwise"
                                .formatted(operation.name()));
            }
        }
        textByHash = operations.stream()
                .map(Operation::text)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(PersistedDocuments::sha256, Function.identity()));
    }

    Optional<Operation> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    /** @return null if no operation's text has this hash */
    @Nullable
    String textOf(String hash) {
        return textByHash.get(hash);
    }

    /** Whether this is an operation of the list: by its text, or by its hash alone. */
    boolean isListed(String document, @Nullable Object extensions) {
        if (!document.equals(PersistedQuerySupport.PERSISTED_QUERY_MARKER)) {
            return textByHash.containsKey(PersistedDocuments.sha256(document));
        }
        @Nullable String hash = PersistedDocuments.hashIn(extensions);
        return hash != null && textByHash.containsKey(hash);
    }
}
