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
import io.targetledger.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;

/** The one server both sides of a comparison work on: the MongoDB that {@value #URI} names, else the embedded one on disk. */
final class Server implements AutoCloseable {

    static final String URI = "BENCH_MONGODB_URI";

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
        String given = System.getenv(URI);
        if (given != null) {
            return new Server(null, null, given);
        }
        Path directory = Files.createTempDirectory("target-ledger-bench");
        EmbeddedMongo embedded = EmbeddedMongo.open(directory);
        return new Server(embedded, directory, embedded.connectionString());
    }

    /** A client that waits for the journal of a majority, the durability every side is measured at. */
    MongoClient client(Wire wire) {
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

    String description() {
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

    static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
