package io.targetledger.server;

import java.time.Duration;

import io.targetledger.ledger.LedgerSettings.Durability;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger writes.
 *
 * @param durability what an acknowledged change has survived; anything weaker than the default is logged at the start
 * @param eventsPerCommit most events that share a commit
 * @param pollEvery how often changes by other nodes are looked for
 */
@ConfigurationProperties("target-ledger.ledger")
record LedgerOptions(
        @DefaultValue("MAJORITY_JOURNALED") Durability durability,
        @DefaultValue("500") int eventsPerCommit,
        @DefaultValue("200ms") Duration pollEvery) {}
