package io.targetledger.server;

import java.time.Clock;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsCommandListener;
import io.targetledger.embedded.EmbeddedMongo;
import io.targetledger.embedded.EmbeddedMongoSettings;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.LedgerSettings.Durability;
import io.targetledger.security.InvalidSetting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/**
 * The database and the ledger in it. Spring closes them in the reverse order: the ledger finishes its commit in flight, then
 * the client goes, then the embedded server.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseConfiguration.class);

    @Bean
    @Lazy
    @ConditionalOnMissingBean
    EmbeddedMongo embeddedMongo(DataSettings settings) {
        return EmbeddedMongo.open(
                EmbeddedMongoSettings.in(settings.directory().toAbsolutePath().normalize())
                        .withCacheMegabytes(settings.embeddedCacheMegabytes())
                        .withPort(settings.embeddedPort()));
    }

    @Bean
    MongoClient mongoClient(
            DataSettings settings, ObjectProvider<EmbeddedMongo> embedded, ObjectProvider<MeterRegistry> meters) {
        MongoClientSettings.Builder client = MongoClientSettings.builder().applicationName("target-ledger");
        // Round trips are what an answer costs anywhere: each is counted and timed.
        meters.ifAvailable(registry -> client.addCommandListener(new MongoMetricsCommandListener(registry)));
        String uri = settings.mongodbUri();
        if (uri == null) {
            client.applyConnectionString(
                    new ConnectionString(embedded.getObject().connectionString()));
            LOG.info(
                    "Data is kept by the embedded server in {} (set MONGODB_URI to use MongoDB)",
                    settings.directory().toAbsolutePath().normalize());
        } else {
            ConnectionString connection = connection(uri);
            client.applyConnectionString(connection);
            LOG.info("Data is kept in MongoDB at {}", connection.getHosts());
        }
        return MongoClients.create(client.build());
    }

    @Bean
    MongoDatabaseFactory mongoDatabaseFactory(MongoClient client, DataSettings settings) {
        return new SimpleMongoClientDatabaseFactory(client, databaseName(settings));
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, DataSettings settings) {
        return client.getDatabase(databaseName(settings));
    }

    @Bean
    Ledger ledger(MongoDatabase database, EventTypes types, LedgerOptions options, Clock clock) {
        if (options.durability() != Durability.MAJORITY_JOURNALED) {
            LOG.warn(
                    "Changes are acknowledged at {}: weaker than {}, a failover or crash may take them back",
                    options.durability(),
                    Durability.MAJORITY_JOURNALED);
        }
        LedgerSettings defaults = LedgerSettings.defaults();
        return Ledger.open(
                database,
                types,
                defaults.withDurability(options.durability())
                        .withGroupsOf(options.eventsPerCommit(), defaults.bytesPerCommit())
                        .withPollEvery(options.pollEvery())
                        .withClock(clock));
    }

    @Bean
    Clock clock(CalendarSettings settings) {
        return Clock.system(settings.zone());
    }

    private static String databaseName(DataSettings settings) {
        String uri = settings.mongodbUri();
        String named = uri == null ? null : connection(uri).getDatabase();
        return named == null ? settings.database() : named;
    }

    private static ConnectionString connection(String uri) {
        try {
            return new ConnectionString(uri);
        } catch (IllegalArgumentException e) {
            // The value is left out: it may hold a password.
            throw new InvalidSetting("MONGODB_URI is no MongoDB connection string (" + e.getMessage()
                    + "); it looks like mongodb://user:password@host:27017/target_ledger");
        }
    }
}
