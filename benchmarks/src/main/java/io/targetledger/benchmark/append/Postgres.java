package io.targetledger.benchmark.append;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.targetledger.benchmark.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcSQLErrorCodesResolver;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.Serializer;

/**
 * A PostgreSQL of its own on the disk that the other side uses, durable: what it acknowledges is forced to the disk. As
 * root, its programs run as nobody in a user namespace, by {@code unshare}.
 */
final class Postgres implements AutoCloseable {

    private final Path directory;
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;

    private Postgres(Path directory, EmbeddedPostgres server, HikariDataSource pool) {
        this.directory = directory;
        this.server = server;
        this.pool = pool;
    }

    /** @param connections one for each writer, so that none waits for another's */
    static Postgres start(int connections) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("target-ledger-bench-postgres");
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("data"))
                .setServerConfig("fsync", "on") // off by default in the embedded one
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .start();
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.getPostgresDatabase());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(connections);
        HikariDataSource pool = new HikariDataSource(config);
        Postgres started = new Postgres(directory, server, pool);
        started.mustBe("fsync", "on");
        started.mustBe("synchronous_commit", "on");
        return started;
    }

    /** A fair one: each append is one statement and one commit of its own, without a round trip to begin it. */
    EventStorageEngine engine() {
        Serializer serializer = StockSerializers.json();
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new DataSourceConnectionProvider(pool))
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new JdbcSQLErrorCodesResolver())
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    String version() throws SQLException {
        return shown("server_version");
    }

    private void mustBe(String setting, String value) throws SQLException {
        String found = shown(setting);
        if (!found.equals(value)) {
            throw new IllegalStateException("PostgreSQL must run with %s %s for an equal comparison, runs with %s"
                    .formatted(setting, value, found));
        }
    }

    private String shown(String setting) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
        Server.delete(directory);
    }
}
