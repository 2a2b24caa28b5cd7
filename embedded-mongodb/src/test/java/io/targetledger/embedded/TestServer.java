package io.targetledger.embedded;

import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import org.bson.Document;

/** A server to run the same test against: ours, or the stock one with its memory backend. */
final class TestServer implements AutoCloseable {

    /** What a test can be run against. */
    enum Kind {
        STOCK,
        EMBEDDED
    }

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final AutoCloseable server;
    private final MongoClient client;

    private TestServer(AutoCloseable server, String connectionString) {
        this.server = server;
        this.client = MongoClients.create(connectionString);
    }

    static TestServer start(Kind kind) {
        if (kind == Kind.STOCK) {
            MongoServer stock = new MongoServer(new MemoryBackend());
            String connectionString = stock.bindAndGetConnectionString();
            return new TestServer(stock::shutdownNow, connectionString);
        }
        EmbeddedMongo embedded = EmbeddedMongo.inMemory();
        return new TestServer(embedded, embedded.connectionString());
    }

    static TestServer over(EmbeddedMongo embedded) {
        return new TestServer(embedded, embedded.connectionString());
    }

    MongoClient client() {
        return client;
    }

    MongoDatabase newDatabase() {
        return client.getDatabase("test" + DATABASES.incrementAndGet());
    }

    MongoCollection<Document> newCollection() {
        return newDatabase().getCollection("things");
    }

    @Override
    public void close() {
        client.close();
        try {
            server.close();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
