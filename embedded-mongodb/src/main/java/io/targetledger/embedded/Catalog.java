package io.targetledger.embedded;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final int MOST_UNSAVED = 64 * 1024 * 1024;

    private final MVStore store;
    private final Journal journal;
    private final Committer committer;
    private final Map<Long, StoredCollection> opened = new ConcurrentHashMap<>();
    private final MVMap<String, Long> numbers;
    private long lastNumber;

    Catalog(MVStore store, Journal journal, Committer committer) {
        this.store = store;
        this.committer = committer;
        this.journal = journal;
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

    Journal journal() {
        return journal;
    }

    /**
     * Commits what a long change of structure has written so far, where there is much of it and nobody else is in the middle of
     * a command. Whatever the change leaves when it is cut off must do no harm.
     */
    void relieveMemory() {
        if (store.getUnsavedMemory() > MOST_UNSAVED && committer.commitIfAlone()) {
            journal.structureChanged();
        }
    }

    /** Says which collection writes the documents of a number, for the journal's replay. */
    void opened(StoredCollection collection) {
        opened.put(collection.number(), collection);
    }

    /** Writes again what the journal has kept since the store's last commit; true if there was anything. */
    boolean replayJournal() {
        return journal.replay((number, key, document) -> {
            StoredCollection collection = opened.get(number);
            if (collection == null) {
                throw new IllegalStateException("the journal writes to collection " + number + ", which is not there");
            }
            collection.redo(key, document);
        });
    }

    synchronized List<String> databaseNames() {
        TreeSet<String> names = new TreeSet<>();
        numbers.keySet().forEach(namespace -> names.add(namespace.substring(0, namespace.indexOf('.'))));
        return List.copyOf(names);
    }

    /** The number a collection is known by to maps and journal; it is created if it does not exist. */
    synchronized long numberOf(String namespace) {
        Long number = numbers.get(namespace);
        if (number == null) {
            number = ++lastNumber;
            numbers.put(namespace, number);
            journal.structureChanged();
        }
        return number;
    }

    /** The documents of a collection, which is created if it does not exist. */
    synchronized MVMap<byte[], byte[]> documents(String namespace) {
        long number = numberOf(namespace);
        return store.openMap(
                "documents." + number,
                new MVMap.Builder<byte[], byte[]>()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    /** The entries of an index of an existing collection, which one thread writes at a time; so they can be appended. */
    synchronized MVMap<byte[], Long> index(String namespace, String indexName) {
        return store.openMap(
                "index." + numbers.get(namespace) + "." + indexName,
                new MVMap.Builder<byte[], Long>()
                        .singleWriter()
                        .keyType(ByteArrayDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    synchronized void removeIndex(MVMap<byte[], Long> entries) {
        journal.structureChanged();
        store.removeMap(entries);
    }

    synchronized void rename(String namespace, String newNamespace) {
        journal.structureChanged();
        numbers.put(newNamespace, numbers.remove(namespace));
    }

    /** Removes a collection's documents and any indexes it still has. */
    synchronized void remove(String namespace) {
        Long number = numbers.remove(namespace);
        if (number != null) {
            journal.structureChanged();
            opened.remove(number);
            store.removeMap("documents." + number);
            for (String map : List.copyOf(store.getMapNames())) {
                if (map.startsWith("index." + number + ".")) {
                    store.removeMap(map);
                }
            }
        }
    }
}
