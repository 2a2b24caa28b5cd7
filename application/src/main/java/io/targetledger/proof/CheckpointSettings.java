package io.targetledger.proof;

import java.nio.file.Path;
import java.time.Duration;

import io.targetledger.security.InvalidSetting;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Checkpoints of the ledger.
 *
 * @param origin which ledger they are of, one line of text
 * @param signingKey file with the key that signs them, made by {@code target-ledger checkpoint-key}; null to leave them unsigned
 * @param file where they are appended, best on a medium that can only be appended to; null to publish none
 * @param every how often one is appended, if anything was recorded since
 */
@ConfigurationProperties("target-ledger.checkpoints")
record CheckpointSettings(
        @DefaultValue("target-ledger") String origin,
        @Nullable Path signingKey,
        @Nullable Path file,
        @DefaultValue("1h") Duration every) {

    CheckpointSettings {
        if (every.isNegative() || every.isZero()) {
            throw new InvalidSetting("target-ledger.checkpoints.every must be more than 0, was " + every);
        }
        if (origin.isBlank() || origin.contains("\n")) {
            throw new InvalidSetting("target-ledger.checkpoints.origin must be one line of text");
        }
    }
}
