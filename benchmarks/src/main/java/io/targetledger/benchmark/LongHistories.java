package io.targetledger.benchmark;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.mongodb.client.MongoDatabase;
import io.targetledger.Capabilities;
import io.targetledger.audit.AuditFold;
import io.targetledger.audit.AuditQueries;
import io.targetledger.benchmark.Contest.Operation;
import io.targetledger.benchmark.Contest.Outcome;
import io.targetledger.benchmark.Contest.Side;
import io.targetledger.goal.Actuals;
import io.targetledger.goal.Goal;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalFold;
import io.targetledger.goal.GoalTree;
import io.targetledger.goal.GoalView;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerEventStorageEngine;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.lock.TargetLocks;
import io.targetledger.metric.MetricCatalogue;
import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.projection.EventContext;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import io.targetledger.segment.SegmentRegister;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;

/** Row 8: what was an object at a moment, what happened to it, and loading it for a command, however long its history. */
final class LongHistories implements Benchmark {

    private static final Bound FLAT = Bound.atMost(2);
    private static final int EVENTS_PER_APPEND = 4;
    private static final int SNAPSHOT_EVERY = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Clock READERS = Clock.fixed(Instant.parse("2027-01-01T00:00:00Z"), ZoneOffset.UTC);

    /** Commands may ask about the world; loading asks nothing. */
    private static final ParameterResolverFactory WORLD = MultiParameterResolverFactory.ordered(
            ClasspathParameterResolverFactory.forClass(Goal.class),
            new SimpleResourceParameterResolverFactory(List.of(
                    READERS,
                    nobody(MetricCatalogue.class),
                    nobody(OrganisationRegister.class),
                    nobody(GoalTree.class),
                    nobody(Actuals.class),
                    nobody(SegmentRegister.class),
                    nobody(TargetLocks.class))));

    private static final AggregateModel<Goal> MODEL =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(Goal.class, WORLD);

    private final Wire wire = new Wire();

    /** @param until moment of its last event */
    private record Subject(String goal, int events, Instant from, Instant until) {

        Instant moment(Random random) {
            return from.plusMillis(random.nextLong(Duration.between(from, until).toMillis() + 1));
        }
    }

    @Override
    public String title() {
        return "As-of reads, histories and cold loads of one goal, by the length of its history";
    }

    @Override
    public void run(Bench bench) throws Exception {
        MongoDatabase database = bench.server().client(wire).getDatabase("histories");
        SecondsApart clock = new SecondsApart();
        try (Ledger ledger = Ledger.open(
                        database, Capabilities.EVENTS, LedgerSettings.defaults().withClock(clock));
                Views views = Views.open(
                        ledger, database, List.of(GoalFold.GOALS, AuditFold.AUDIT), READERS, ZoneOffset.UTC)) {
            List<Subject> subjects = new ArrayList<>();
            int recorded = 0;
            for (int events : List.of(10, bench.scaled(1_000, 100), bench.scaled(100_000, 1_000))) {
                bench.progress("recording a goal of %,d events".formatted(events));
                subjects.add(record(ledger, clock, bench.seed(), subjects.size(), events));
                recorded += events;
            }
            if (!views.projector().await(recorded, PATIENCE)) {
                throw new IllegalStateException("The views do not keep up");
            }
            Subject middle = subjects.get(1);
            Contest reads = new Contest(1, bench.scaled(1_500, 100), bench.scaled(1_500, 100), 3);
            for (Subject subject : List.of(subjects.get(0), subjects.get(2))) {
                compare(bench, reads, "asOf of one goal", subject, middle, each -> asOf(views, bench, each));
                compare(
                        bench,
                        reads,
                        "history(first: 20) with differences",
                        subject,
                        middle,
                        each -> history(views, each));
                compare(
                        bench,
                        reads,
                        "Cold load of a goal for a command",
                        subject,
                        middle,
                        each -> coldLoad(ledger, each));
            }
            Contest folds = new Contest(1, 10, 2, 3);
            for (Subject subject : subjects) {
                againstFolding(bench, folds, ledger, views, subject);
            }
        }
    }

    private static Subject record(Ledger ledger, SecondsApart clock, long seed, int nth, int events) {
        GoalHistories histories = GoalHistories.ofOne(seed, nth);
        Instant from = clock.instant();
        for (int left = events; left > 0; left -= EVENTS_PER_APPEND) {
            ledger.append(new Append(histories.next(Math.min(left, EVENTS_PER_APPEND)), null, null));
        }
        return new Subject(GoalHistories.idOf(nth), events, from, clock.instant());
    }

    @FunctionalInterface
    private interface Reading {
        Operation of(Subject subject) throws Exception;
    }

    private void compare(Bench bench, Contest contest, String what, Subject subject, Subject middle, Reading reading)
            throws Exception {
        Outcome outcome = contest.byTime(
                new Side("Target Ledger", reading.of(subject), wire),
                new Side("itself at %,d events".formatted(middle.events()), reading.of(middle), wire));
        bench.report(
                what + ", against the same of a goal with %,d events".formatted(middle.events()),
                "%,d events".formatted(subject.events()),
                subject.events(),
                outcome.ours(),
                outcome.peer(),
                FLAT);
    }

    private void againstFolding(Bench bench, Contest contest, Ledger ledger, Views views, Subject subject)
            throws Exception {
        Outcome outcome = contest.byTime(
                new Side("Target Ledger", asOf(views, bench, subject), wire),
                new Side("reading and folding its events from the first", n -> fold(ledger, subject), wire));
        bench.report(
                "asOf of one goal, against folding its events",
                "%,d events".formatted(subject.events()),
                subject.events(),
                outcome.ours(),
                outcome.peer(),
                FLAT);
        bench.progress("an event replayed costs %s µs"
                .formatted(Figures.rounded(outcome.peer().value() * 1e3 / subject.events())));
    }

    private static Operation asOf(Views views, Bench bench, Subject subject) {
        ViewReader<GoalView> goals = views.reader(GoalFold.GOALS);
        Random random = new Random(bench.seed());
        return n -> {
            ReadPoint at = views.asOf(subject.moment(random));
            goals.find(subject.goal(), at);
        };
    }

    private static Operation history(Views views, Subject subject) {
        AuditQueries audit = new AuditQueries(views);
        return n -> audit.history(GoalFold.GOALS, subject.goal(), PageRequest.first(20), views.now());
    }

    /** As the product is configured, without the cache that spares it. */
    private static Operation coldLoad(Ledger ledger, Subject subject) {
        EmbeddedEventStore store = EmbeddedEventStore.builder()
                .storageEngine(new LedgerEventStorageEngine(ledger))
                .build();
        AggregateSnapshotter snapshotter = AggregateSnapshotter.builder()
                .eventStore(store)
                .parameterResolverFactory(WORLD)
                .aggregateFactories(new GenericAggregateFactory<>(MODEL))
                .build();
        EventSourcingRepository<Goal> goals = EventSourcingRepository.builder(Goal.class)
                .aggregateModel(MODEL)
                .eventStore(store)
                .snapshotTriggerDefinition(new EventCountSnapshotTriggerDefinition(snapshotter, SNAPSHOT_EVERY))
                .build();
        return n -> DefaultUnitOfWork.startAndGet(GenericCommandMessage.asCommandMessage("load"))
                .executeWithResult(() -> goals.load(subject.goal()));
    }

    private static Object nobody(Class<?> port) {
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
            throw new IllegalStateException(method + " was asked");
        });
    }

    private static void fold(Ledger ledger, Subject subject) {
        @Nullable GoalView view = null;
        long sequence = 0;
        while (sequence < subject.events()) {
            for (LedgerEvent event : ledger.readAggregate(subject.goal(), sequence, 1_000)) {
                view = GoalFold.GOALS.evolve(view, (GoalEvent) event.payload(), EventContext.of(event));
                sequence++;
            }
        }
    }
}
