package io.targetledger.embedded;

import java.nio.file.Path;
import java.time.Duration;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB-compatible server (a subset) inside this process, reachable on the loopback interface only.
 *
 * <p>A write that was acknowledged to a client survives what {@link Durability} says. Writes of concurrent clients share a
 * group, so durability costs a single client a fraction of a millisecond and many clients next to nothing.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int COMPACTED_AT_ONCE = 4 * 1024 * 1024;

    private final MVStore store;
    private final Committer committer;
    private final StoredBackend backend;
    private final WireServer server;
    private boolean closed;

    private EmbeddedMongo(MVStore store, Journal journal, Durability durability, int port) {
        this.store = store;
        this.committer = new Committer(store, journal, durability);
        try {
            this.backend = new StoredBackend(new Catalog(store, journal, committer), committer);
            this.server = new WireServer(backend, port);
        } catch (RuntimeException | Error failure) {
            committer.close();
            store.closeImmediately();
            throw failure;
        }
    }

    /** Opens or creates the databases kept in a directory; see {@link #open(EmbeddedMongoSettings)}. */
    public static EmbeddedMongo open(Path directory) {
        return open(EmbeddedMongoSettings.in(directory));
    }

    /**
     * Opens or creates the databases kept in a directory.
     *
     * @throws StoreIsHeld if the directory is in use
     * @throws StoreIsCorrupt if its file is not one of ours or is damaged; nothing is overwritten
     * @throws StoreIsUnwritable if the directory cannot be created or written to
     * @throws IllegalStateException if the port is taken
     */
    public static EmbeddedMongo open(EmbeddedMongoSettings settings) {
        try {
            MVStore store = StoreFile.open(settings);
            Journal journal = Journal.in(settings.directory(), store);
            return new EmbeddedMongo(store, journal, settings.durability(), settings.port());
        } catch (MVStoreException unreadable) {
            throw StoreFile.explained(unreadable, settings);
        }
    }

    /** Opens a server that behaves the same and forgets everything when closed. */
    public static EmbeddedMongo inMemory() {
        MVStore store = StoreFile.inMemory();
        return new EmbeddedMongo(store, Journal.off(store), Durability.ACKNOWLEDGED_SURVIVES_KILL, 0);
    }

    /** Where it listens: {@code mongodb://127.0.0.1:port}. */
    public String connectionString() {
        return "mongodb://127.0.0.1:" + server.port();
    }

    /**
     * Makes the space of what was deleted or overwritten usable again; the server also does so by itself when it is idle. Works
     * in steps of 4 MiB, during which writes wait; reads do not.
     *
     * @param atMost how long it may take, give or take one step
     */
    public void compact(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        boolean more = true;
        while (more && System.nanoTime() - end < 0) {
            more = committer.tidy(COMPACTED_AT_ONCE);
        }
    }

    /** Finishes what is acknowledged, closes the connections and gives the directory free. Does nothing twice. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.close();
        committer.close();
        committer.commit();
        backend.close();
        store.close();
    }

    /** For tests. */
    Committer committer() {
        return committer;
    }

    /** How the latest query of a collection was answered, for tests; null if there was none. */
    @Nullable
    Selection lastSelection(String databaseName, String collectionName) {
        StoredCollection collection = collection(databaseName, collectionName);
        return collection == null ? null : collection.lastSelection();
    }

    /** For tests. */
    @Nullable
    StoredCollection collection(String databaseName, String collectionName) {
        return backend.collection(databaseName, collectionName);
    }
}
