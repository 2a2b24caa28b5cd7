package io.targetledger.benchmark.audit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalEvent;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalDefined;
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

/** The goals both sides keep: the nth one, and its events. */
final class Goals {

    static final String ACTOR = "person/li.na";
    static final Reason REASON = new Reason("Agreed in the quarterly review with the regional lead");

    /** What the product records with every event. */
    static final Map<String, Object> METADATA = Map.of(
            "actor",
            ACTOR,
            "roles",
            List.of("MANAGER"),
            "reason",
            REASON.value(),
            "source",
            "graphql",
            "correlationId",
            "0f8a3c52-6f5d-4d3c-9a53-0c7a2f3c9f10");

    private static final BigDecimal BASELINE = new BigDecimal("80000");

    private Goals() {}

    static GoalId idOf(int nth) {
        return new GoalId("goal/%08d".formatted(nth));
    }

    /** The target as it stands after so many revisions. */
    static BigDecimal target(long revision) {
        return BigDecimal.valueOf(100_000 + revision);
    }

    /** A defined and activated goal; its next event has sequence 2. */
    static List<NewEvent> beginning(int nth) {
        return List.of(event(nth, 0, defined(nth)), event(nth, 1, new GoalActivated(idOf(nth), null, false)));
    }

    /** @param revision from 1; its sequence is one more */
    static NewEvent revision(int nth, long revision) {
        Target previous = new Target(target(revision - 1), BASELINE, null);
        Target revised = new Target(target(revision), BASELINE, null);
        return event(nth, revision + 1, new TargetRevised(idOf(nth), previous, revised, REASON, false));
    }

    private static GoalDefined defined(int nth) {
        return new GoalDefined(
                idOf(nth),
                "Revenue of the northern region with new customers, goal " + nth,
                "Grow the business of the region with existing and new customers",
                new OwnerId("person/p" + nth % 200),
                MetricId.of("revenue"),
                UnitKind.CURRENCY,
                "EUR",
                Direction.INCREASE,
                new Target(target(0), BASELINE, null),
                new Achievability(new BigDecimal("0.8"), "Two of the three largest deals are in negotiation"),
                new Relevance(null, "Lead the market in the north", BigDecimal.ONE),
                new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 31)),
                null,
                false);
    }

    private static NewEvent event(int nth, long sequence, GoalEvent event) {
        return new NewEvent(UUID.randomUUID().toString(), idOf(nth).value(), "Goal", sequence, event, METADATA);
    }
}
