package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalEvent.GoalActivated;
import io.targetledger.goal.GoalEvent.GoalCancelled;
import io.targetledger.goal.GoalEvent.GoalClosed;
import io.targetledger.goal.GoalEvent.GoalDefined;
import io.targetledger.histories.World;
import io.targetledger.lock.LockId;
import io.targetledger.lock.TargetLockEvent.TargetsLocked;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.Direction;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.metric.UnitKind;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.segment.SegmentDefinition;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentId;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;

/** What the tests of goals speak of: Li Na of the north, asked to bring in 100,000 in the second quarter. */
final class GoalSamples {

    static final GoalId GOAL = new GoalId("goal/q2");
    static final GoalId REGION_GOAL = new GoalId("goal/region");
    static final MetricId REVENUE = MetricId.of("revenue");
    static final MetricId CYCLE = MetricId.of("sales_cycle_days");
    static final MetricId WIN_RATE = MetricId.of("win_rate");
    static final MetricId CSAT = MetricId.of("csat");
    static final OwnerId LI_NA = new OwnerId("person/li.na");
    static final OwnerId ADA = new OwnerId("person/ada");
    static final Period Q2 = new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 6, 30));
    static final Period Q3 = new Period(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 30));
    static final Target TARGET = target("100000", "80000");
    static final Achievability LIKELY = new Achievability(decimal("0.8"), "Pipeline covers it three times");
    static final Relevance BELOW_REGION = new Relevance(REGION_GOAL, "Grow the north", decimal("0.5"));
    static final SegmentId CHAMPIONS = new SegmentId("segment/champions");
    static final SegmentId DRAFT_SEGMENT = new SegmentId("segment/draft");
    static final Reason WHY = new Reason("territory grew");

    private GoalSamples() {}

    /** Metrics, the people, an active segment, a draft and the region's goal exist; nothing is locked or measured. */
    static World world() {
        World world = new World();
        StandardMetrics.in("CNY")
                .forEach(metric -> world.happened(new MetricDefined(metric.metricId(), metric.definition())));
        world.happened(new MetricDefined(
                MetricId.of("old"), world.find(REVENUE).orElseThrow().definition()));
        world.happened(new MetricRetired(MetricId.of("old"), WHY));
        LocalDate founded = LocalDate.of(2020, 1, 1);
        UnitId north = new UnitId("unit/north");
        world.happened(new UnitEstablished(north, LocalizedName.of("North"), UnitLevel.TEAM, null, founded));
        world.happened(new PersonJoined(new PersonId("person/li.na"), LocalizedName.of("Li Na"), null, north, founded));
        world.happened(new PersonJoined(new PersonId("person/ada"), LocalizedName.of("Ada"), null, north, founded));
        for (SegmentId segment : List.of(CHAMPIONS, DRAFT_SEGMENT)) {
            world.happened(new SegmentDefined(
                    segment,
                    LocalizedName.of("Customers"),
                    null,
                    new SegmentDefinition.ByRule("sector = \"retail\""),
                    null));
        }
        world.happened(new SegmentActivated(CHAMPIONS, null));
        Relevance stated = new Relevance(null, "Grow the company", BigDecimal.ONE);
        world.happened(defined(REGION_GOAL, stated));
        return world;
    }

    static DefineGoal define() {
        return new DefineGoal(
                GOAL,
                "Win the northern hospitals",
                null,
                LI_NA,
                REVENUE,
                decimal("80000"),
                decimal("100000"),
                null,
                null,
                decimal("0.8"),
                "Pipeline covers it three times",
                REGION_GOAL,
                "Grow the north",
                decimal("0.5"),
                Q2,
                null);
    }

    static GoalDefined defined() {
        return defined(GOAL, BELOW_REGION);
    }

    static GoalDefined defined(GoalId goal, Relevance relevance) {
        return new GoalDefined(
                goal,
                "Win the northern hospitals",
                null,
                LI_NA,
                REVENUE,
                UnitKind.CURRENCY,
                "CNY",
                Direction.INCREASE,
                TARGET,
                LIKELY,
                relevance,
                Q2,
                null,
                false);
    }

    /** The same goal measured otherwise. */
    static GoalDefined defined(MetricId metric, UnitKind unit, Direction direction, Target target) {
        return new GoalDefined(
                GOAL,
                "Win the northern hospitals",
                null,
                LI_NA,
                metric,
                unit,
                null,
                direction,
                target,
                LIKELY,
                BELOW_REGION,
                Q2,
                null,
                false);
    }

    static GoalActivated activated() {
        return new GoalActivated(GOAL, null, false);
    }

    static GoalClosed closed(Outcome outcome) {
        return new GoalClosed(GOAL, new Closure(outcome, DecidedBy.OVERRIDE, null, null), WHY, false);
    }

    static GoalCancelled cancelled() {
        return new GoalCancelled(GOAL, GoalStatus.ACTIVE, WHY, false);
    }

    static TargetsLocked locked(Period period, OwnerId scope) {
        return new TargetsLocked(new LockId("lock/" + period.start()), period, scope, WHY);
    }

    static MeasurementRecorded measured(MetricId metric, String amount) {
        return new MeasurementRecorded(
                new MeasurementId("measurement/" + metric.code()),
                new Fact(metric, new SubjectId(LI_NA.value()), Q2.start(), decimal(amount), List.of()),
                null);
    }

    static Target target(String value, String baseline) {
        return new Target(decimal(value), decimal(baseline), null);
    }

    static BigDecimal decimal(String number) {
        return new BigDecimal(number);
    }
}
