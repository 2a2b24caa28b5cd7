package io.targetledger.benchmark.append;

import com.mongodb.client.MongoClient;
import io.targetledger.benchmark.Bench;
import io.targetledger.benchmark.Benchmark;
import io.targetledger.benchmark.Bound;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.benchmark.Server;
import io.targetledger.benchmark.Wire;
import io.targetledger.embedded.Durability;

/**
 * Row 2: the ledger's engine against Axon's JDBC engine on PostgreSQL. Both force what they acknowledge to the disk; the
 * embedded server's default, which a loss of power may take something from, is shown for information as well.
 */
public final class AppendAgainstPostgres implements Benchmark {

    private static final Bound BOUND = Bound.atLeast(1);

    @Override
    public String title() {
        return "Append through Axon's command bus, one event a commit, against JdbcEventStorageEngine on PostgreSQL";
    }

    @Override
    public void run(Bench bench) throws Exception {
        for (Setting setting : Setting.byWriters(bench)) {
            try (Server durable = Server.open(Durability.FSYNC)) {
                compare(bench, durable, setting, "both forced to disk");
            }
        }
        compare(bench, bench.server(), Setting.headline(bench), "for information: ours survives kill -9 only");
    }

    private static void compare(Bench bench, Server server, Setting setting, String durability) throws Exception {
        Wire wire = new Wire();
        try (MongoClient client = server.client(wire);
                Postgres postgres = Postgres.start(setting.writers());
                QuotaSide ledger = QuotaSide.onLedger(client.getDatabase("ledger"), setting.workload());
                QuotaSide stock = QuotaSide.on(postgres.engine(), setting.workload(), () -> {})) {
            Outcome outcome = setting.contest(bench)
                    .byRate(
                            new Side("Target Ledger", ledger::revise, wire),
                            new Side("PostgreSQL " + postgres.version(), stock::revise, null));
            bench.report(
                    setting.series() + "; " + durability,
                    setting.at(),
                    setting.size(),
                    outcome.ours(),
                    outcome.peer(),
                    BOUND);
        }
    }
}
