package io.targetledger.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How an {@link EmbeddedMongo} is opened.
 *
 * @param directory where the data lives; created if it does not exist
 * @param durability what an acknowledged write survives
 * @param cacheMegabytes memory for pages read from disk, in MiB, at least 1
 * @param port the loopback TCP port to listen on, 0 for any free one
 */
public record EmbeddedMongoSettings(Path directory, Durability durability, int cacheMegabytes, int port) {

    private static final int DEFAULT_CACHE_MEGABYTES = 64;

    public EmbeddedMongoSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(durability, "durability");
        if (cacheMegabytes < 1) {
            throw new IllegalArgumentException("cacheMegabytes must be at least 1, was " + cacheMegabytes);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be from 0 (any free one) to 65535, was " + port);
        }
    }

    /** Survives {@code kill -9}, 64 MiB of cache, any free port. */
    public static EmbeddedMongoSettings in(Path directory) {
        return new EmbeddedMongoSettings(directory, Durability.ACKNOWLEDGED_SURVIVES_KILL, DEFAULT_CACHE_MEGABYTES, 0);
    }

    public EmbeddedMongoSettings withDurability(Durability other) {
        return new EmbeddedMongoSettings(directory, other, cacheMegabytes, port);
    }

    public EmbeddedMongoSettings withCacheMegabytes(int other) {
        return new EmbeddedMongoSettings(directory, durability, other, port);
    }

    public EmbeddedMongoSettings withPort(int other) {
        return new EmbeddedMongoSettings(directory, durability, cacheMegabytes, other);
    }
}
