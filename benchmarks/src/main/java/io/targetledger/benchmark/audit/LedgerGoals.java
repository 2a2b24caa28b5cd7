package io.targetledger.benchmark.audit;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.targetledger.audit.AuditQueries;
import io.targetledger.audit.HistoryEntry;
import io.targetledger.benchmark.AxonSide;
import io.targetledger.goal.Actuals;
import io.targetledger.goal.Goal;
import io.targetledger.goal.GoalCommand;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalTree;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.EventTypes;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import io.targetledger.lock.TargetLocks;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Views;
import io.targetledger.segment.SegmentRegister;

import static io.targetledger.audit.AuditFold.AUDIT;
import static io.targetledger.goal.GoalFold.GOALS;

/** The product: its aggregate, ledger and views, which are folded beside it all the while, as in the application. */
final class LedgerGoals implements AutoCloseable {

    private static final int BATCH = 200;

    private final Ledger ledger;
    private final Views views;
    private final AuditQueries audit;
    private final AxonSide axon;

    LedgerGoals(MongoDatabase database) {
        EventTypes types = EventTypes.builder().sealed("goal", GoalEvent.class).build();
        ledger = Ledger.open(database, types, LedgerSettings.defaults());
        views = Views.open(ledger, database, List.of(GOALS, AUDIT), Clock.systemUTC(), ZoneId.of("UTC"));
        audit = new AuditQueries(views);
        axon = AxonSide.onLedger(
                Goal.class,
                ledger,
                ports(),
                List.copyOf(Goals.METADATA.keySet()),
                command -> ((GoalCommand) command).aggregate());
    }

    /** What handlers ask; revising a target asks for locks only. */
    private static Map<Class<?>, Object> ports() {
        Map<Class<?>, Object> ports = new HashMap<>();
        List.of(MetricCatalogue.class, OrganisationRegister.class, GoalTree.class, Actuals.class, SegmentRegister.class)
                .forEach(port -> ports.put(port, neverAsked(port)));
        TargetLocks none = (owner, period) -> false;
        ports.put(TargetLocks.class, none);
        ports.put(Clock.class, Clock.systemUTC());
        return ports;
    }

    private static Object neverAsked(Class<?> port) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
            throw new UnsupportedOperationException(method + " is not part of the workload");
        });
    }

    /** Records a goal with so many revisions and returns once its views are there. */
    void begin(int nth, int revisions) {
        List<NewEvent> batch = new ArrayList<>(Goals.beginning(nth));
        for (int revision = 1; revision <= revisions; revision++) {
            batch.add(Goals.revision(nth, revision));
            if (batch.size() >= BATCH) {
                ledger.append(new Append(batch, null, null));
                batch = new ArrayList<>();
            }
        }
        if (!batch.isEmpty()) {
            ledger.append(new Append(batch, null, null));
        }
    }

    void awaitViews() {
        views.upToDate();
    }

    /** @param revision one no revision of this goal had before */
    void revise(int nth, long revision) {
        axon.carryOut(
                new ReviseTarget(Goals.idOf(nth), Goals.target(revision), null, null, Goals.REASON), Goals.METADATA);
    }

    /** Every event of a goal with what it changed, a page at a time. */
    List<HistoryEntry> history(int nth, int pageSize) {
        List<HistoryEntry> all = new ArrayList<>();
        PageRequest next = PageRequest.first(pageSize);
        while (true) {
            Slice<HistoryEntry> page = audit.history(GOALS, Goals.idOf(nth).value(), next, views.now());
            all.addAll(page.values());
            if (!page.hasNext()) {
                return all;
            }
            next = PageRequest.first(pageSize)
                    .after(page.items().get(page.items().size() - 1).cursor());
        }
    }

    @Override
    public void close() {
        axon.close();
        views.close();
        ledger.close();
    }
}
