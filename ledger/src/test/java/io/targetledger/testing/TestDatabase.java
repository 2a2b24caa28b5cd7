package io.targetledger.testing;

import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.targetledger.embedded.EmbeddedMongo;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database for one test, dropped afterwards: on the real MongoDB that {@code TEST_MONGODB_URI} names, else on an
 * in-memory server all tests of the process share.
 *
 * <pre>{@code
 * @RegisterExtension
 * final TestDatabase database = TestDatabase.perTest();
 * }</pre>
 *
 * or, where JUnit extensions do not reach (jqwik), {@code try (TestDatabase database = TestDatabase.open()) { … }}.
 */
public final class TestDatabase implements BeforeEachCallback, AfterEachCallback, AutoCloseable {

    /** Names the environment variable that holds the connection string of a real MongoDB. */
    public static final String REAL_MONGODB = "TEST_MONGODB_URI";

    private final Deque<MongoClient> clients = new ConcurrentLinkedDeque<>();
    private @Nullable String name;
    private @Nullable MongoDatabase database;

    private TestDatabase() {}

    /** To be registered as a JUnit extension in a field of the test instance. */
    public static TestDatabase perTest() {
        return new TestDatabase();
    }

    /** To be closed by the caller. */
    public static TestDatabase open() {
        TestDatabase database = new TestDatabase();
        database.create();
        return database;
    }

    /** Whether tests run against a real MongoDB. */
    public static boolean isReal() {
        return System.getenv(REAL_MONGODB) != null;
    }

    /** The server all test databases of this process stand on. */
    public static String connectionString() {
        String real = System.getenv(REAL_MONGODB);
        return real != null ? real : Embedded.SERVER.connectionString();
    }

    public String name() {
        return present(name);
    }

    public MongoDatabase database() {
        return present(database);
    }

    /** The same database through a client of its own, as another process would reach it; closed with this one. */
    public MongoDatabase connect(Consumer<MongoClientSettings.Builder> settings) {
        return connect(connectionString(), settings);
    }

    /** Likewise, through another address of the same server, such as a proxy. */
    public MongoDatabase connect(String connectionString, Consumer<MongoClientSettings.Builder> settings) {
        MongoClientSettings.Builder builder =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(connectionString));
        settings.accept(builder);
        MongoClient client = MongoClients.create(builder.build());
        clients.push(client);
        return client.getDatabase(name());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        create();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        try {
            database().drop();
        } finally {
            clients.forEach(MongoClient::close);
            clients.clear();
        }
    }

    private void create() {
        name = "test_" + UUID.randomUUID().toString().replace("-", "");
        database = connect(settings -> {});
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("the test database is there between beforeEach and afterEach only");
        }
        return value;
    }

    /** Started when the first test asks for it; ends with the process. */
    private static final class Embedded {
        static final EmbeddedMongo SERVER = EmbeddedMongo.inMemory();
    }
}
