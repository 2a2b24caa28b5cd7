package io.targetledger.proof.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.targetledger.console.Refused;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.embedded.StoreIsHeld;
import io.targetledger.ledger.StoredCommits;
import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.CommitTree;
import io.targetledger.ledger.proof.Prover;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;

/** The ledger in a directory, or where {@code MONGODB_URI} points. It is only read. */
final class StoredLedger implements LedgerSource {

    private static final String DATABASE = "target_ledger";

    private final @Nullable EmbeddedMongo server;
    private final MongoClient client;
    private final StoredCommits commits;
    private final CommitTree tree;

    private StoredLedger(@Nullable EmbeddedMongo server, MongoClient client, MongoDatabase database) {
        this.server = server;
        this.client = client;
        this.commits = StoredCommits.in(database);
        this.tree = CommitTree.of(commits);
    }

    /** @throws Refused when a server holds the directory, or there is nothing in it */
    static StoredLedger open(Path directory) {
        // What is printed belongs to the command; what goes wrong is said by it.
        LoggingSystem.get(StoredLedger.class.getClassLoader()).beforeInitialize();
        String uri = System.getenv("MONGODB_URI");
        if (uri != null && !uri.isBlank()) {
            ConnectionString connection = new ConnectionString(uri.strip());
            MongoClient client = MongoClients.create(connection);
            String named = connection.getDatabase();
            return new StoredLedger(null, client, client.getDatabase(named == null ? DATABASE : named));
        }
        if (!Files.isDirectory(directory)) {
            throw new Refused("store.none", Map.of("directory", directory));
        }
        try {
            EmbeddedMongo server = EmbeddedMongo.open(directory);
            MongoClient client = MongoClients.create(server.connectionString());
            return new StoredLedger(server, client, client.getDatabase(DATABASE));
        } catch (StoreIsHeld held) {
            throw new Refused("store.held", Map.of("directory", directory));
        }
    }

    @Override
    public long commits() {
        return commits.head().commit();
    }

    @Override
    public void walkAfter(long commit, Predicate<BsonDocument> each) {
        commits.walkAfter(commit, each);
    }

    @Override
    public String checkpoint() {
        return note().text();
    }

    private CheckpointNote note() {
        return new CheckpointNote("target-ledger", tree.checkpoint(), List.of());
    }

    @Override
    public Optional<String> proof(What what, @Nullable String checkpoint) {
        CheckpointNote against = checkpoint == null ? note() : CheckpointNote.parse(checkpoint);
        Prover prover = new Prover(commits, tree);
        Long position = what.position();
        return (position != null
                        ? prover.ofPosition(position, against)
                        : prover.ofAggregate(String.valueOf(what.aggregateId()), against))
                .map(proof -> proof.toJson());
    }

    @Override
    public void close() {
        client.close();
        if (server != null) {
            server.close();
        }
    }
}
