package io.targetledger.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import io.targetledger.embedded.EmbeddedMongo;

/** A server in this process that keeps a directory of its own, with one client to it. */
final class DocumentServer implements AutoCloseable {

    private static final String DATABASE = "bench";

    /** Ours or one of the stock ones. */
    enum Make {
        OURS("embedded server"),
        /** As its documentation opens it. It commits once a second and loses acknowledged writes of that second when killed. */
        STOCK("stock H2 backend"),
        /** Commits before each reply, so that a write survives a kill as ours does. */
        STOCK_COMMITTING("stock H2 backend, committing before each reply");

        final String title;

        Make(String title) {
            this.title = title;
        }
    }

    private interface Running {
        String connectionString();

        void close();
    }

    private final Make make;
    private final Path directory;
    private final Running running;
    private final Wire wire = new Wire();
    private final MongoClient client;

    private DocumentServer(Make make, Path directory) {
        this.make = make;
        this.directory = directory;
        this.running = make == Make.OURS ? ours(directory) : stock(directory, make == Make.STOCK_COMMITTING);
        this.client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(running.connectionString()))
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .addCommandListener(wire)
                .build());
    }

    static DocumentServer create(Make make) throws IOException {
        return new DocumentServer(make, Files.createTempDirectory("target-ledger-bench"));
    }

    /** Closes the server and opens what it left behind; the seconds are those of the opening alone, up to a first answer. */
    Reopened reopen() throws IOException {
        stop();
        long before = usedMemory();
        long start = System.nanoTime();
        DocumentServer again = new DocumentServer(make, directory);
        again.database().getCollection("rows").estimatedDocumentCount();
        return new Reopened(again, (System.nanoTime() - start) / 1e6, before);
    }

    /** @param memoryBefore in bytes, when no server was open on the directory */
    record Reopened(DocumentServer server, double milliseconds, long memoryBefore) {}

    static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    MongoDatabase database() {
        return client.getDatabase(DATABASE);
    }

    String name() {
        return make.title;
    }

    Contest.Side side(Contest.Operation operation) {
        return new Contest.Side(make.title, operation, wire);
    }

    /** Stops the server and says how many MiB its closed directory takes. */
    double closedMebibytes() throws IOException {
        stop();
        return mebibytes();
    }

    double mebibytes() throws IOException {
        try (var files = Files.walk(directory)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes / 1024.0 / 1024;
        }
    }

    private void stop() {
        client.close();
        running.close();
    }

    @Override
    public void close() throws IOException {
        stop();
        Server.delete(directory);
    }

    private static Running ours(Path directory) {
        EmbeddedMongo mongo = EmbeddedMongo.open(directory);
        return new Running() {
            private boolean closed;

            @Override
            public String connectionString() {
                return mongo.connectionString();
            }

            @Override
            public void close() {
                if (!closed) {
                    closed = true;
                    mongo.compact(Duration.ofMillis(200)); // as long as the stock one's closing compacts
                    mongo.close();
                }
            }
        };
    }

    private static Running stock(Path directory, boolean committing) {
        String file = directory.resolve("store.mv").toString();
        MongoServer server = new MongoServer(committing ? new Committing(file) : new H2Backend(file));
        String connectionString = server.bindAndGetConnectionString();
        return new Running() {
            @Override
            public String connectionString() {
                return connectionString;
            }

            @Override
            public void close() {
                server.shutdownNow();
            }
        };
    }

    private static final class Committing extends H2Backend {

        Committing(String file) {
            super(file);
        }

        @Override
        public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
            Document reply = super.handleCommand(channel, databaseName, command, query);
            commit();
            return reply;
        }
    }
}
