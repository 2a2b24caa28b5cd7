package io.targetledger.server;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lives.
 *
 * @param mongodbUri connection string of a MongoDB 7 or 8; the environment variable {@code MONGODB_URI} sets it. A
 *     database named in it wins over {@code database}. Without one, an embedded server keeps the data in {@code directory}
 * @param directory where the embedded server keeps its file
 * @param database name of the database
 * @param embeddedCacheMegabytes memory of the embedded server for what it reads from disk
 */
@ConfigurationProperties("target-ledger.data")
record DataSettings(
        @Nullable String mongodbUri,
        @DefaultValue("./data") Path directory,
        @DefaultValue("target_ledger") String database,
        @DefaultValue("64") int embeddedCacheMegabytes) {

    DataSettings {
        mongodbUri = mongodbUri == null || mongodbUri.isBlank() ? null : mongodbUri.strip();
    }
}
