package io.targetledger.testing;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.security.LocalTokens;
import io.targetledger.security.Role;
import io.targetledger.server.TargetLedgerApplication;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.graphql.execution.SchemaReport;

/** The whole application over HTTP, on a database of its own and by a clock of its own. */
public final class TestServer implements AutoCloseable {

    /** A real MongoDB to run on instead of the embedded one. */
    private static final @Nullable String REAL_MONGODB = System.getenv("TEST_MONGODB_URI");

    private final @Nullable EmbeddedMongo embedded = REAL_MONGODB == null ? EmbeddedMongo.inMemory() : null;
    private final String uri = embedded == null ? String.valueOf(REAL_MONGODB) : embedded.connectionString();
    private final String database = "test_" + UUID.randomUUID().toString().replace("-", "");
    private final TestClock clock = new TestClock(Instant.parse("2026-05-15T08:00:00Z"));
    private final AtomicInteger roundTrips = new AtomicInteger();
    private final AtomicInteger ledgerRoundTrips = new AtomicInteger();
    private final ConfigurableApplicationContext context;
    private volatile @Nullable SchemaReport schemaReport;

    private TestServer(List<String> settings, Consumer<GenericApplicationContext> more) {
        List<String> arguments = new ArrayList<>(settings);
        arguments.add("--server.port=0");
        arguments.add("--target-ledger.data.mongodb-uri=" + uri);
        arguments.add("--target-ledger.data.database=" + database);
        SpringApplicationBuilder application = new SpringApplicationBuilder(TargetLedgerApplication.class)
                .initializers(fresh -> {
                    GenericApplicationContext beans = (GenericApplicationContext) fresh;
                    beans.registerBean(ProductionOnly.class);
                    beans.registerBean("testClock", Clock.class, () -> clock, bean -> bean.setPrimary(true));
                    beans.registerBean(
                            "schemaInspection",
                            GraphQlSourceBuilderCustomizer.class,
                            () -> source -> source.inspectSchemaMappings(report -> schemaReport = report));
                    beans.registerBean(
                            "countingClient", MongoClient.class, this::client, bean -> bean.setPrimary(true));
                    more.accept(beans);
                });
        try {
            context = application.run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            if (embedded != null) {
                embedded.close();
            }
            throw e;
        }
    }

    /** @param settings as on the command line, e.g. {@code --target-ledger.graphql.timeout=1s} */
    public static TestServer start(String... settings) {
        return new TestServer(List.of(settings), beans -> {});
    }

    /** One that has further beans. */
    public static TestServer startWith(Consumer<GenericApplicationContext> more) {
        return new TestServer(List.of(), more);
    }

    public TestClock clock() {
        return clock;
    }

    /** A client with a token of this actor. */
    public TestClient as(String subject, Role... roles) {
        return withToken(context.getBean(LocalTokens.class).issue(Actor.of(subject, roles)));
    }

    public TestClient withToken(String token) {
        return new TestClient(
                URI.create(
                        "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/graphql"),
                token,
                "en",
                () -> context.getBean(Views.class).upToDate());
    }

    /** What Spring found of the schema that nothing answers. */
    public SchemaReport schemaReport() {
        return Objects.requireNonNull(schemaReport, "inspected when the server starts");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** How many commands were sent to the database so far by the thread that answers; the projector's are not counted. */
    public int roundTrips() {
        return roundTrips.get();
    }

    /** Likewise by the thread that writes commits. */
    public int ledgerRoundTrips() {
        return ledgerRoundTrips.get();
    }

    private MongoClient client() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        String thread = Thread.currentThread().getName();
                        if (thread.startsWith("http-") || thread.startsWith("tomcat-")) {
                            roundTrips.incrementAndGet();
                        } else if (thread.startsWith("ledger-")) {
                            ledgerRoundTrips.incrementAndGet();
                        }
                    }
                })
                .build());
    }

    @Override
    public void close() {
        if (embedded == null) {
            context.getBean(MongoClient.class).getDatabase(database).drop();
        }
        context.close();
        if (embedded != null) {
            embedded.close();
        }
    }

    /** Leaves out controllers that other tests bring along. */
    static final class ProductionOnly extends TypeExcludeFilter {

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) throws IOException {
            return reader.getResource().getURL().getPath().contains("/test-classes/");
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ProductionOnly;
        }

        @Override
        public int hashCode() {
            return ProductionOnly.class.hashCode();
        }
    }
}
