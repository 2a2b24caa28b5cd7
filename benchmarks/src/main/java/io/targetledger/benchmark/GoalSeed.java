package io.targetledger.benchmark;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.mongodb.client.MongoDatabase;
import io.targetledger.Capabilities;
import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.Relevance;
import io.targetledger.goal.Target;
import io.targetledger.ledger.Append;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.NewEvent;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.Aggregation;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricDefinition;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Records a sales organisation straight into a ledger. People stand in teams of ten whose first member leads; everybody has
 * a goal for each quarter of five years, aligned to the leader's goal for that year, and one measurement a quarter.
 */
final class GoalSeed {

    static final int FIRST_YEAR = 2021;
    static final int YEARS = 5;

    private static final int TEAM = 10;
    private static final int QUARTERS = 4;
    private static final int EVENTS_PER_APPEND = 400;
    private static final LocalDate FOUNDED = LocalDate.of(2020, 1, 1);
    private static final MetricId REVENUE = MetricId.of("revenue");
    private static final Map<String, Object> METADATA =
            Map.of("actor", "seed", "roles", List.of("ADMIN"), "source", "import", "correlationId", "seed");

    private final Ledger ledger;
    private final Random random;
    private final List<NewEvent> waiting = new ArrayList<>();
    private long events;

    private GoalSeed(Ledger ledger, long seed) {
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    /**
     * @param goals how many, give or take half a team's
     * @param atLeastEvents targets are revised until the ledger holds so many events
     * @return how many events it holds
     */
    static long fill(MongoDatabase database, int goals, long atLeastEvents, long seed) {
        LedgerSettings settings = LedgerSettings.defaults().withGroupsOf(EVENTS_PER_APPEND, 4 * 1024 * 1024);
        try (Ledger ledger = Ledger.open(database, Capabilities.EVENTS, settings)) {
            GoalSeed filling = new GoalSeed(ledger, seed);
            int people = people(goals);
            filling.organisation(people);
            filling.goals(people);
            filling.revisions(people, atLeastEvents);
            filling.flush();
            return filling.events;
        }
    }

    static int people(int goals) {
        return Math.max(1, Math.round((float) goals / (YEARS * QUARTERS * TEAM + YEARS))) * TEAM;
    }

    static String quarterGoal(int person, int quarter) {
        return "goal/p%d.%dq%d".formatted(person, FIRST_YEAR + quarter / QUARTERS, quarter % QUARTERS + 1);
    }

    private void organisation(int people) {
        add(
                "metric/revenue",
                "Metric",
                0,
                new MetricDefined(
                        REVENUE,
                        new MetricDefinition(
                                new LocalizedName("Revenue", "销售收入"),
                                null,
                                UnitKind.CURRENCY,
                                "CNY",
                                Direction.INCREASE,
                                Aggregation.SUM,
                                null)));
        UnitId company = new UnitId("unit/company");
        unit(company, "Company", UnitLevel.COMPANY, null);
        for (int team = 0; team < people / TEAM; team++) {
            unit(new UnitId("unit/t" + team), "Team " + team, UnitLevel.TEAM, company);
        }
        for (int person = 0; person < people; person++) {
            PersonId id = new PersonId("person/p" + person);
            LocalizedName name = new LocalizedName("Person " + person, "员工" + person);
            add(
                    id.value(),
                    "Person",
                    0,
                    new PersonJoined(id, name, "Sales representative", new UnitId("unit/t" + person / TEAM), FOUNDED));
        }
    }

    private void unit(UnitId id, String name, UnitLevel level, @Nullable UnitId parent) {
        add(id.value(), "OrganisationUnit", 0, new UnitEstablished(id, LocalizedName.of(name), level, parent, FOUNDED));
    }

    private void goals(int people) {
        for (int person = 0; person < people; person++) {
            int leader = person / TEAM * TEAM;
            for (int year = FIRST_YEAR; person == leader && year < FIRST_YEAR + YEARS; year++) {
                Period period = new Period(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
                goal("goal/p%d.%d".formatted(person, year), person, "Revenue of %d".formatted(year), period, null);
            }
            for (int quarter = 0; quarter < YEARS * QUARTERS; quarter++) {
                int year = FIRST_YEAR + quarter / QUARTERS;
                LocalDate start = LocalDate.of(year, quarter % QUARTERS * 3 + 1, 1);
                Period period = new Period(start, start.plusMonths(3).minusDays(1));
                String title = "Revenue of Q%d %d, person %d".formatted(quarter % QUARTERS + 1, year, person);
                goal(
                        quarterGoal(person, quarter),
                        person,
                        title,
                        period,
                        new GoalId("goal/p%d.%d".formatted(leader, year)));
                measurement(person, quarter, start.plusDays(random.nextInt(80)));
            }
        }
    }

    private void goal(String id, int person, String title, Period period, @Nullable GoalId parent) {
        GoalId goal = new GoalId(id);
        add(
                id,
                "Goal",
                0,
                new GoalDefined(
                        goal,
                        title,
                        null,
                        new OwnerId("person/p" + person),
                        REVENUE,
                        UnitKind.CURRENCY,
                        "CNY",
                        Direction.INCREASE,
                        target(0),
                        new Achievability(new BigDecimal("0.7"), "as in the year before, plus ten per cent"),
                        new Relevance(parent, parent == null ? "grow" : null, BigDecimal.ONE),
                        period,
                        null,
                        false));
        add(id, "Goal", 1, new GoalActivated(goal, null, false));
    }

    private void measurement(int person, int quarter, LocalDate on) {
        MeasurementId id = new MeasurementId("measurement/p%d.q%d".formatted(person, quarter));
        Fact fact = new Fact(
                REVENUE,
                new SubjectId("person/p" + person),
                on,
                BigDecimal.valueOf(10_000 + random.nextInt(200_000)),
                List.of());
        add(id.value(), "Measurement", 0, new MeasurementRecorded(id, fact, null));
    }

    private void revisions(int people, long atLeastEvents) {
        Reason reason = new Reason("agreed in the quarterly review");
        for (int round = 0; events < atLeastEvents; round++) {
            for (int person = 0; person < people && events < atLeastEvents; person++) {
                for (int quarter = 0; quarter < YEARS * QUARTERS && events < atLeastEvents; quarter++) {
                    GoalId goal = new GoalId(quarterGoal(person, quarter));
                    add(
                            goal.value(),
                            "Goal",
                            round + 2L,
                            new TargetRevised(goal, target(round), target(round + 1), reason, false));
                }
            }
        }
    }

    private static Target target(int round) {
        return new Target(BigDecimal.valueOf(120_000 + round * 100L), BigDecimal.ZERO, null);
    }

    private void add(String aggregate, String type, long sequence, Object payload) {
        waiting.add(new NewEvent("seed-" + events, aggregate, type, sequence, payload, METADATA));
        events++;
        if (waiting.size() == EVENTS_PER_APPEND) {
            flush();
        }
    }

    private void flush() {
        if (!waiting.isEmpty()) {
            ledger.append(new Append(waiting, null, null));
            waiting.clear();
        }
    }
}
