package io.targetledger.benchmark.audit;

import io.targetledger.benchmark.Bench;
import io.targetledger.benchmark.Benchmark;
import io.targetledger.benchmark.Bound;
import io.targetledger.benchmark.Contest;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.benchmark.Wire;
import io.targetledger.benchmark.audit.JaversGoals.Plain;

/** Row 4: the whole history of one goal, each change with what it changed. */
public final class ReadHistory implements Benchmark {

    private static final Bound BOUND = Bound.atLeast(5);
    private static final int[] CHANGES = {10, 1_000, 10_000};

    @Override
    public String title() {
        return "Read the history of one object, with differences, against JaVers";
    }

    @Override
    public void run(Bench bench) throws Exception {
        Wire wire = new Wire();
        Wire peerWire = new Wire();
        JaversGoals javers = new JaversGoals(bench.server().client(peerWire).getDatabase("javers"));
        try (LedgerGoals ledger = new LedgerGoals(bench.server().client(wire).getDatabase("ledger"))) {
            for (int nth = 0; nth < CHANGES.length; nth++) {
                int changes = bench.scaled(CHANGES[nth], 5);
                bench.progress("writing %,d changes on each side".formatted(changes));
                ledger.begin(nth, changes);
                write(javers, nth, changes);
            }
            ledger.awaitViews();
            for (int nth = 0; nth < CHANGES.length; nth++) {
                compare(bench, nth, ledger, wire, javers, peerWire);
            }
        }
    }

    private static void compare(Bench bench, int nth, LedgerGoals ledger, Wire wire, JaversGoals javers, Wire peerWire)
            throws Exception {
        int changes = bench.scaled(CHANGES[nth], 5);
        int more = changes + 2; // one defines the goal and one activates it
        int repeated = Math.max(3, bench.scaled(30_000 / CHANGES[nth], 3));
        Outcome outcome = new Contest(1, repeated, 2 * repeated, 5)
                .byTime(
                        new Side(
                                "Target Ledger",
                                n -> mustBe(more, ledger.history(nth, more).size()),
                                wire),
                        new Side(
                                "JaVers 7.10",
                                n -> mustBe(
                                        changes + 1,
                                        javers.history(nth, more)
                                                .groupByCommit()
                                                .size()),
                                peerWire));
        bench.report(
                "history of one goal with differences, one reader",
                "%,d changes".formatted(changes),
                changes,
                outcome.ours(),
                outcome.peer(),
                BOUND);
    }

    private static void write(JaversGoals javers, int nth, int changes) {
        Plain goal = JaversGoals.begun(nth);
        javers.save(goal);
        for (int revision = 1; revision <= changes; revision++) {
            goal.revise(Goals.target(revision));
            javers.save(goal);
        }
    }

    private static void mustBe(int expected, int found) {
        if (found != expected) {
            throw new IllegalStateException("the history must have %d entries, had %d".formatted(expected, found));
        }
    }
}
