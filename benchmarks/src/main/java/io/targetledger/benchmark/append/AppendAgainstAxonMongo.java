package io.targetledger.benchmark.append;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.targetledger.benchmark.Bench;
import io.targetledger.benchmark.Benchmark;
import io.targetledger.benchmark.Bound;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.benchmark.Wire;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Row 1: the ledger's engine against the stock one of axon-mongo, a document an event, with the indexes it asks for. */
public final class AppendAgainstAxonMongo implements Benchmark {

    private static final Bound BOUND = Bound.atLeast(5);

    @Override
    public String title() {
        return "Append through Axon's command bus, one event a commit, against axon-mongo's MongoEventStorageEngine";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int nth = 0;
        for (Setting setting : Setting.forSizes(bench)) {
            Wire wire = new Wire();
            Wire peerWire = new Wire();
            try (MongoClient client = bench.server().client(wire);
                    MongoClient peerClient = bench.server().client(peerWire);
                    QuotaSide ledger = QuotaSide.onLedger(client.getDatabase("ledger" + nth), setting.workload());
                    QuotaSide stock =
                            QuotaSide.on(engine(peerClient.getDatabase("stock" + nth)), setting.workload(), () -> {})) {
                Outcome outcome = setting.contest(bench)
                        .byRate(
                                new Side("Target Ledger", ledger::revise, wire),
                                new Side("axon-mongo 4.12", stock::revise, peerWire));
                bench.report(setting.series(), setting.at(), setting.size(), outcome.ours(), outcome.peer(), BOUND);
            }
            bench.server().client(new Wire()).getDatabase("ledger" + nth).drop();
            bench.server().client(new Wire()).getDatabase("stock" + nth).drop();
            nth++;
        }
    }

    private static EventStorageEngine engine(MongoDatabase database) {
        Serializer serializer = StockSerializers.json();
        MongoTemplate template =
                DefaultMongoTemplate.builder().mongoDatabase(database).build();
        MongoEventStorageEngine engine = MongoEventStorageEngine.builder()
                .mongoTemplate(template)
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.ensureIndexes();
        return engine;
    }
}
