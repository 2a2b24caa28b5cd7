package io.targetledger.embedded;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** The databases of one store. Commands that may write run so that no commit sees half of one. */
final class StoredBackend extends AbstractMongoBackend {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final Catalog catalog;
    private final Committer committer;
    private final Map<String, StoredDatabase> opened = new ConcurrentHashMap<>();
    /** So that nobody finds a collection gone that just takes another one's name. */
    private final ReadWriteLock names = new ReentrantReadWriteLock();

    StoredBackend(Catalog catalog, Committer committer) {
        this.catalog = catalog;
        this.committer = committer;
        boolean replayed = committer.whileWriting(() -> {
            catalog.databaseNames().forEach(this::resolveDatabase);
            return catalog.replayJournal();
        });
        if (replayed) {
            committer.commit();
        }
    }

    /** Completes when what a command wrote is durable; at once if it cannot have written anything. */
    CompletableFuture<Void> durable(String command, Document query) {
        return mayWrite(command, query) ? committer.durable() : CompletableFuture.completedFuture(null);
    }

    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        boolean renames = command.equalsIgnoreCase("renameCollection");
        Lock held = renames ? names.writeLock() : names.readLock();
        held.lock();
        try {
            return handle(channel, databaseName, command, query);
        } finally {
            held.unlock();
        }
    }

    private Document handle(Channel channel, String databaseName, String command, Document query) {
        if (command.equalsIgnoreCase("createIndexes")) {
            return committer.whileNobodyWrites(() -> super.handleCommand(channel, databaseName, command, query));
        }
        if (mayWrite(command, query) || mayCreate(databaseName)) {
            return committer.whileWriting(() -> super.handleCommand(channel, databaseName, command, query));
        }
        return super.handleCommand(channel, databaseName, command, query);
    }

    @Override
    protected Document handleGetMore(String databaseName, String command, Document query) {
        long id = query.get("getMore") instanceof Number given ? given.longValue() : 0;
        return Replies.nextBatch(
                databaseName + "." + Fields.text(query, "collection"),
                (ResultCursor) getCursorRegistry().getCursor(id),
                Fields.number(query, "batchSize"),
                getCursorRegistry());
    }

    /** The first mention of a database creates it. The commands of {@code admin}, such as every handshake, need none. */
    private boolean mayCreate(String databaseName) {
        return !databaseName.equals("admin") && !listDatabaseNames().contains(databaseName);
    }

    static boolean mayWrite(String command, Document query) {
        String name = command.toLowerCase(Locale.ROOT);
        return WRITES.contains(name) || (name.equals("aggregate") && endsInAWrite(query.get("pipeline")));
    }

    private static boolean endsInAWrite(@Nullable Object pipeline) {
        return pipeline instanceof Collection<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    /** Also called to list the databases, hence one instance for each name. */
    @Override
    protected StoredDatabase openOrCreateDatabase(String databaseName) {
        return opened.computeIfAbsent(databaseName, name -> new StoredDatabase(name, catalog, getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String databaseName) {
        super.dropDatabase(databaseName);
        opened.remove(databaseName);
    }

    /** For tests. */
    @Nullable
    StoredCollection collection(String databaseName, String collectionName) {
        return (StoredCollection) resolveDatabase(databaseName).resolveCollection(collectionName, false);
    }
}
