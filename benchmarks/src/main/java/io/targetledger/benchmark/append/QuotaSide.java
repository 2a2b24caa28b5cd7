package io.targetledger.benchmark.append;

import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.targetledger.benchmark.AxonSide;
import io.targetledger.benchmark.append.Workload.Commands;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEventStorageEngine;
import io.targetledger.ledger.LedgerSettings;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Quotas on one storage engine. */
final class QuotaSide implements AutoCloseable {

    private static final List<String> METADATA_KEYS = List.copyOf(Workload.METADATA.keySet());

    private final AxonSide axon;
    private final Commands commands;
    private final AutoCloseable below;

    private QuotaSide(AxonSide axon, Commands commands, AutoCloseable below) {
        this.axon = axon;
        this.commands = commands;
        this.below = below;
    }

    /** @param below closed last */
    static QuotaSide on(EventStorageEngine engine, Workload workload, AutoCloseable below) {
        workload.eachBatch(engine::appendEvents);
        return new QuotaSide(AxonSide.start(Quota.class, engine, Map.of(), METADATA_KEYS), workload.commands(), below);
    }

    static QuotaSide onLedger(MongoDatabase database, Workload workload) {
        EventTypes types =
                EventTypes.builder().sealed("quota", QuotaEvent.class).build();
        Ledger ledger = Ledger.open(database, types, LedgerSettings.defaults());
        workload.eachBatch(new LedgerEventStorageEngine(ledger)::appendEvents);
        AxonSide axon = AxonSide.onLedger(
                Quota.class, ledger, Map.of(), METADATA_KEYS, command -> ((ReviseQuota) command).quota());
        return new QuotaSide(axon, workload.commands(), ledger);
    }

    void revise(long n) {
        axon.carryOut(commands.nth(n), Workload.METADATA);
    }

    @Override
    public void close() throws Exception {
        axon.close();
        below.close();
    }
}
