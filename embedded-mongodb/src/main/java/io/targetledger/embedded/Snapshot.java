package io.targetledger.embedded;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Lock;

import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RootReference;
import org.jspecify.annotations.Nullable;

/**
 * One moment of a collection, its documents and indexes as they stood together. Reading it takes no lock, and what is written
 * meanwhile does not show.
 */
final class Snapshot implements AutoCloseable {

    private final MVStore store;
    private final MVStore.TxCounter usage;
    private final MVMap<byte[], byte[]> documents;
    private final RootReference<byte[], byte[]> documentsRoot;
    private final Map<OrderedIndex, RootReference<byte[], Long>> indexRoots = new IdentityHashMap<>();

    private Snapshot(MVStore store, MVMap<byte[], byte[]> documents, List<OrderedIndex> indexes) {
        this.store = store;
        this.usage = store.registerVersionUsage();
        this.documents = documents;
        this.documentsRoot = documents.flushAndGetRoot();
        for (OrderedIndex index : indexes) {
            indexRoots.put(index, index.map().flushAndGetRoot());
        }
    }

    /** @param lock kept for as long as it takes to note the roots, so that no write is seen by half */
    static Snapshot of(MVStore store, MVMap<byte[], byte[]> documents, List<OrderedIndex> indexes, Lock lock) {
        lock.lock();
        try {
            return new Snapshot(store, documents, indexes);
        } finally {
            lock.unlock();
        }
    }

    Iterable<OrderedIndex> indexes() {
        return indexRoots.keySet();
    }

    byte @Nullable [] document(byte[] key) {
        return documents.get(documentsRoot.root, key);
    }

    Cursor<byte[], byte[]> documents(byte @Nullable [] from, boolean reverse) {
        return documents.cursor(documentsRoot, from, null, reverse);
    }

    Cursor<byte[], Long> entries(OrderedIndex index, byte @Nullable [] from, boolean reverse) {
        return index.map().cursor(Objects.requireNonNull(indexRoots.get(index)), from, null, reverse);
    }

    @Override
    public void close() {
        store.deregisterVersionUsage(usage);
    }
}
