package io.targetledger.benchmark;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalEvent.ConfidenceReassessed;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalAligned;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.goal.GoalEvent.GoalReassigned;
import io.targetledger.goal.GoalEvent.GoalReworded;
import io.targetledger.goal.GoalEvent.PeriodChanged;
import io.targetledger.goal.GoalEvent.TargetRevised;
import io.targetledger.goal.GoalId;
import io.targetledger.goal.Relevance;
import io.targetledger.goal.Target;
import io.targetledger.ledger.NewEvent;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Goals that are defined, activated and then changed again and again, many of them at a time: endless, and the same for
 * the same seed.
 */
final class GoalHistories {

    /** How many goals change at a time, where there are many. */
    private static final int MANY = 500;

    private static final int SECONDS_A_DAY = 86_400;
    private static final Reason REASON = new Reason("Agreed in the quarterly review with the regional lead");

    private final Random random;
    private final int eventsPerGoal;
    private final int atATime;
    private final List<Life> lives = new ArrayList<>();
    private int goals;
    private long events;

    /** Of many goals, 500 of them in change at a time, each about every eight minutes. */
    static GoalHistories ofMany(long seed, int eventsPerGoal) {
        return new GoalHistories(seed, eventsPerGoal, MANY, 0);
    }

    /** Of the one goal with the id of this number. */
    static GoalHistories ofOne(long seed, int goal) {
        return new GoalHistories(seed, Integer.MAX_VALUE, 1, goal);
    }

    private GoalHistories(long seed, int eventsPerGoal, int atATime, int firstGoal) {
        this.random = new Random(seed);
        this.eventsPerGoal = eventsPerGoal;
        this.atATime = atATime;
        this.goals = firstGoal;
    }

    List<NewEvent> next(int events) {
        List<NewEvent> next = new ArrayList<>(events);
        while (next.size() < events) {
            while (lives.size() < atATime) {
                lives.add(new Life(goals++));
            }
            int nth = random.nextInt(lives.size());
            Life life = lives.get(nth);
            next.add(life.next());
            if (life.sequence == eventsPerGoal) {
                lives.remove(nth);
            }
        }
        return next;
    }

    /** The id of the goal that was defined as the nth, from 0. */
    static String idOf(int nth) {
        return "goal/%08d".formatted(nth);
    }

    private final class Life {

        private final GoalId id;
        private int sequence;
        private Target target = target();
        private Achievability achievability = achievability();
        private Relevance relevance = relevance();
        private Period period = period();
        private OwnerId owner = owner();
        private String title = title();

        Life(int nth) {
            id = new GoalId(idOf(nth));
        }

        NewEvent next() {
            GoalEvent event = event();
            return new NewEvent(
                    new UUID(random.nextLong(), random.nextLong()).toString(),
                    id.value(),
                    "Goal",
                    sequence++,
                    event,
                    Map.of(
                            "actor", "person/p" + random.nextInt(2_000),
                            "roles", List.of("MANAGER"),
                            "source", "graphql",
                            "effectiveAt", effectiveAt(),
                            "correlationId", new UUID(random.nextLong(), random.nextLong()).toString()));
        }

        /**
         * A second after the event before, of whichever goal. One in fifty is dated back: behind up to 172 others of its goal,
         * which is a day where there are many goals.
         */
        private Instant effectiveAt() {
            long back = random.nextInt(50) == 0 ? random.nextInt(SECONDS_A_DAY * atATime / MANY) : 0;
            return Instant.ofEpochSecond(1_767_225_600L + events++ - back);
        }

        private GoalEvent event() {
            if (sequence == 0) {
                return new GoalDefined(
                        id,
                        title,
                        "Grow the business of the region with existing and new customers",
                        owner,
                        new MetricId("metric/m" + random.nextInt(20)),
                        UnitKind.CURRENCY,
                        "EUR",
                        Direction.INCREASE,
                        target,
                        achievability,
                        relevance,
                        period,
                        null,
                        false);
            }
            if (sequence == 1) {
                return new GoalActivated(id, null, false);
            }
            int kind = random.nextInt(100);
            if (kind < 50) {
                Target previous = target;
                target = target();
                return new TargetRevised(id, previous, target, REASON, false);
            }
            if (kind < 65) {
                Achievability previous = achievability;
                achievability = achievability();
                return new ConfidenceReassessed(id, previous, achievability, null, false);
            }
            if (kind < 80) {
                OwnerId previous = owner;
                owner = owner();
                return new GoalReassigned(id, previous, owner, REASON, false);
            }
            if (kind < 88) {
                Relevance previous = relevance;
                relevance = relevance();
                return new GoalAligned(id, previous, relevance, null, false);
            }
            if (kind < 95) {
                String previous = title;
                title = title();
                return new GoalReworded(id, previous, null, title, null, null, false);
            }
            Period previous = period;
            period = period();
            return new PeriodChanged(id, previous, period, REASON, false);
        }

        private Target target() {
            return new Target(BigDecimal.valueOf(1_000 + random.nextInt(9_000_000)), BigDecimal.ZERO, null);
        }

        private Achievability achievability() {
            return new Achievability(
                    BigDecimal.valueOf(1 + random.nextInt(99), 2), "Pipeline covers the target about three times");
        }

        private Relevance relevance() {
            @Nullable GoalId parent = goals < 10 ? null : new GoalId(idOf(random.nextInt(goals / 10)));
            return new Relevance(
                    parent,
                    "Lead the market in the region by the end of the year",
                    BigDecimal.valueOf(1 + random.nextInt(100), 2));
        }

        private Period period() {
            LocalDate start = LocalDate.of(2026, 1 + 3 * random.nextInt(4), 1);
            return new Period(start, start.plusMonths(3).minusDays(1));
        }

        private OwnerId owner() {
            return new OwnerId("person/p" + random.nextInt(2_000));
        }

        private String title() {
            return "Revenue of region %d with segment %d".formatted(random.nextInt(300), random.nextInt(50));
        }
    }
}
