package io.targetledger.server;

import java.nio.file.Path;

import io.targetledger.security.InvalidSetting;
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
 * @param embeddedPort loopback port at which tools reach the embedded server; 0 for any free one
 */
@ConfigurationProperties("target-ledger.data")
record DataSettings(
        @Nullable String mongodbUri,
        @DefaultValue("./data") Path directory,
        @DefaultValue("target_ledger") String database,
        @DefaultValue("64") int embeddedCacheMegabytes,
        @DefaultValue("0") int embeddedPort) {

    DataSettings {
        if (embeddedPort < 0 || embeddedPort > 65_535) {
            throw new InvalidSetting(
                    "target-ledger.data.embedded-port must be between 0 (any free port) and 65535, was "
                            + embeddedPort);
        }
        mongodbUri = mongodbUri == null || mongodbUri.isBlank() ? null : mongodbUri.strip();
    }
}
