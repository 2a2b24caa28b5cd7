package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.targetledger.embedded.Durability;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.embedded.EmbeddedMongoSettings;
import org.jspecify.annotations.Nullable;

/** The one server both sides of a comparison work on: the MongoDB that {@value #URI} names, else the embedded one on disk. */
public final class Server implements AutoCloseable {

    public static final String URI = "BENCH_MONGODB_URI";

    private final @Nullable EmbeddedMongo embedded;
    private final @Nullable Path directory;
    private final String connectionString;
    private final List<MongoClient> clients = new ArrayList<>();

    private Server(@Nullable EmbeddedMongo embedded, @Nullable Path directory, String connectionString) {
        this.embedded = embedded;
        this.directory = directory;
        this.connectionString = connectionString;
    }

    static Server open() throws IOException {
        return open(Durability.ACKNOWLEDGED_SURVIVES_KILL);
    }

    /** Likewise, at another durability where it is the embedded one; a real MongoDB forces its journal to disk anyway. */
    public static Server open(Durability durability) throws IOException {
        String given = System.getenv(URI);
        if (given != null) {
            return new Server(null, null, given);
        }
        Path directory = Files.createTempDirectory("target-ledger-bench");
        EmbeddedMongo embedded =
                EmbeddedMongo.open(EmbeddedMongoSettings.in(directory).withDurability(durability));
        return new Server(embedded, directory, embedded.connectionString());
    }

    /** A client that waits for the journal of a majority, the durability every side is measured at. */
    public MongoClient client(Wire wire) {
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(connectionString))
                .writeConcern(com.mongodb.WriteConcern.MAJORITY.withJournal(true))
                .addCommandListener(wire)
                .build());
        clients.add(client);
        return client;
    }

    String connectionString() {
        return connectionString;
    }

    public String description() {
        return embedded == null ? "MongoDB at " + URI : "embedded server on disk, acknowledged writes survive kill -9";
    }

    @Override
    public void close() throws IOException {
        clients.forEach(MongoClient::close);
        if (embedded != null) {
            embedded.close();
        }
        if (directory != null) {
            delete(directory);
        }
    }

    public static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
