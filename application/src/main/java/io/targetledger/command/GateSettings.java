package io.targetledger.command;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How commands are carried out.
 *
 * @param attempts how often a command is decided anew when something it was decided on moved meanwhile
 * @param snapshotEvery events of an aggregate after which its state is kept, to load it faster
 * @param cachedAggregates how many of the aggregates used last are kept in memory
 */
@ConfigurationProperties("target-ledger.commands")
public record GateSettings(
        @DefaultValue("8") int attempts,
        @DefaultValue("100") int snapshotEvery,
        @DefaultValue("10000") int cachedAggregates) {

    public GateSettings {
        if (attempts < 1 || snapshotEvery < 1 || cachedAggregates < 1) {
            throw new IllegalArgumentException("target-ledger.commands settings must be 1 or more");
        }
    }
}
