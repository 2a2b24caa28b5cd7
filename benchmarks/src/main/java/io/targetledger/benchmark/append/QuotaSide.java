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
        AxonSide axon = AxonSide.start(Quota.class, engine, Map.of(), List.copyOf(Workload.METADATA.keySet()));
        return new QuotaSide(axon, workload.commands(), below);
    }

    static QuotaSide onLedger(MongoDatabase database, Workload workload) {
        EventTypes types =
                EventTypes.builder().sealed("quota", QuotaEvent.class).build();
        Ledger ledger = Ledger.open(database, types, LedgerSettings.defaults());
        return on(new LedgerEventStorageEngine(ledger), workload, ledger);
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
