package io.targetledger.benchmark.audit;

import java.util.ArrayList;
import java.util.List;

import io.targetledger.benchmark.Bench;
import io.targetledger.benchmark.Benchmark;
import io.targetledger.benchmark.Bound;
import io.targetledger.benchmark.Contest;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.benchmark.Wire;
import io.targetledger.benchmark.audit.JaversGoals.Plain;

/**
 * Row 5: one change of one goal, recorded with who made it and why. Ours is one command to the aggregate of the product,
 * while its views are folded beside; the peer's saves the object and commits it to JaVers.
 */
public final class WriteAuditedChange implements Benchmark {

    private static final Bound BOUND = Bound.atLeast(3);
    private static final int GOALS = 500;

    @Override
    public String title() {
        return "Write one audited change, against JaVers";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int goals = bench.scaled(GOALS, 20);
        Wire wire = new Wire();
        Wire peerWire = new Wire();
        JaversGoals javers = new JaversGoals(bench.server().client(peerWire).getDatabase("javers"));
        List<Plain> plain = new ArrayList<>();
        try (LedgerGoals ledger = new LedgerGoals(bench.server().client(wire).getDatabase("ledger"))) {
            for (int nth = 0; nth < goals; nth++) {
                plain.add(JaversGoals.begun(nth));
                ledger.begin(nth, 0);
                javers.save(plain.get(nth));
            }
            long before = 1;
            for (int writers : new int[] {1, 16}) {
                int operations = bench.scaled(writers == 1 ? 2_000 : 6_000, 50);
                long offset = before;
                Outcome outcome = new Contest(writers, operations, goals + operations, 3)
                        .byRate(
                                new Side("Target Ledger", n -> ledger.revise((int) (n % goals), offset + n), wire),
                                new Side("JaVers 7.10", n -> revise(javers, plain, offset + n), peerWire));
                before += 10L * operations;
                bench.report(
                        "one audited change of one of %,d goals, by writers".formatted(goals),
                        writers + " writers",
                        writers,
                        outcome.ours(),
                        outcome.peer(),
                        BOUND);
            }
        }
    }

    /** One change of an object at a time, as Axon sees to on the other side. */
    private static void revise(JaversGoals javers, List<Plain> plain, long n) {
        Plain goal = plain.get((int) (n % plain.size()));
        synchronized (goal) {
            goal.revise(Goals.target(n));
            javers.save(goal);
        }
    }
}
