package io.targetledger.embedded;

import java.util.List;
import java.util.TreeSet;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * Which collection is kept in which maps. Maps are named by a number that a collection keeps for life, so renaming one changes
 * a single entry here.
 */
final class Catalog {

    private final MVStore store;
    private final MVMap<String, Long> numbers;
    private long lastNumber;

    Catalog(MVStore store) {
        this.store = store;
        this.numbers = store.openMap(
                "catalog",
                new MVMap.Builder<String, Long>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
        this.lastNumber =
                numbers.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    MVStore store() {
        return store;
    }

    synchronized List<String> databaseNames() {
        TreeSet<String> names = new TreeSet<>();
        numbers.keySet().forEach(namespace -> names.add(namespace.substring(0, namespace.indexOf('.'))));
        return List.copyOf(names);
    }

    /** The documents of a collection, which is created if it does not exist. */
    synchronized MVMap<byte[], byte[]> documents(String namespace) {
        Long number = numbers.get(namespace);
        if (number == null) {
            number = ++lastNumber;
            numbers.put(namespace, number);
        }
        return store.openMap(
                "documents." + number,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** The entries of an index of an existing collection. */
    synchronized MVMap<byte[], Long> index(String namespace, String indexName) {
        return store.openMap(
                "index." + numbers.get(namespace) + "." + indexName,
                new MVMap.Builder<byte[], Long>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    synchronized void rename(String namespace, String newNamespace) {
        numbers.put(newNamespace, numbers.remove(namespace));
    }

    /** Removes a collection's documents and any indexes it still has. */
    synchronized void remove(String namespace) {
        Long number = numbers.remove(namespace);
        if (number != null) {
            store.removeMap("documents." + number);
            for (String map : List.copyOf(store.getMapNames())) {
                if (map.startsWith("index." + number + ".")) {
                    store.removeMap(map);
                }
            }
        }
    }
}
