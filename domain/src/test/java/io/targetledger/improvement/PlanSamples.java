package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.histories.World;
import io.targetledger.improvement.CheckIn.Progress;
import io.targetledger.improvement.CheckIn.Standing;
import io.targetledger.improvement.PlanEvent.PlanActivated;
import io.targetledger.improvement.PlanEvent.PlanDrafted;
import io.targetledger.improvement.PlanEvent.TermsAgreed;
import io.targetledger.improvement.PlanEvent.TermsProposed;
import io.targetledger.improvement.Threshold.Bound;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Period;
import io.targetledger.shared.Reason;

/** What the tests of plans speak of: Li Na, sponsored by Ada, from April to June 2026; today is 15 May. */
final class PlanSamples {

    static final PlanId PLAN = new PlanId("plan/li.na.2026");
    static final PersonId LI_NA = new PersonId("person/li.na");
    static final PersonId ADA = new PersonId("person/ada");
    static final LocalDate TODAY = LocalDate.of(2026, 5, 15);
    static final LocalDate END = LocalDate.of(2026, 6, 30);
    static final Objective REVENUE = objective("revenue", "100000");
    static final Objective CALLS = new Objective(
            "calls",
            "Call every customer",
            new Measure(null, "calls a week"),
            new Threshold(Bound.AT_MOST, new BigDecimal("3")),
            END);
    static final Timetable TIMETABLE = new Timetable(
            new Period(LocalDate.of(2026, 4, 1), END), List.of(day("2026-04-30"), day("2026-05-31"), END));
    static final Terms TERMS = new Terms(1, List.of(REVENUE, CALLS), TIMETABLE);
    static final Terms RAISED = new Terms(2, List.of(objective("revenue", "110000"), CALLS), TIMETABLE);
    static final Terms LONGER =
            new Terms(2, List.of(REVENUE, CALLS), TIMETABLE.extended(day("2026-09-30"), List.of(day("2026-09-30"))));
    static final Support COACHING = new Support("coaching", Support.Kind.COACHING, "An hour a week");
    static final Reason WHY = new Reason("the territory changed");

    private PlanSamples() {}

    /** The standard metrics, with {@code leads} retired; Li Na and Ada of one team. */
    static World world() {
        World world = new World();
        StandardMetrics.in("CNY")
                .forEach(metric -> world.happened(new MetricDefined(metric.metricId(), metric.definition())));
        world.happened(new MetricRetired(MetricId.of("leads"), WHY));
        LocalDate founded = LocalDate.of(2020, 1, 1);
        UnitId north = new UnitId("unit/north");
        world.happened(new UnitEstablished(north, LocalizedName.of("North"), UnitLevel.TEAM, null, founded));
        world.happened(new PersonJoined(LI_NA, LocalizedName.of("Li Na"), null, north, founded));
        world.happened(new PersonJoined(ADA, LocalizedName.of("Ada"), null, north, founded));
        return world;
    }

    static Objective objective(String metric, String atLeast) {
        return new Objective(
                "revenue",
                "Win back the north",
                new Measure(MetricId.of(metric), null),
                new Threshold(Bound.AT_LEAST, new BigDecimal(atLeast)),
                END);
    }

    static PlanDrafted drafted() {
        return new PlanDrafted(
                PLAN,
                LI_NA,
                ADA,
                new Origin(Origin.Kind.BY_HAND, null),
                "Regain the pace",
                TERMS,
                List.of(COACHING),
                null);
    }

    static TermsAgreed agreed() {
        return agreed(TERMS, PlanStatus.AGREED);
    }

    static TermsAgreed agreed(Terms terms, PlanStatus status) {
        return new TermsAgreed(PLAN, terms, LI_NA, null, status);
    }

    static PlanActivated activated() {
        return new PlanActivated(PLAN, null);
    }

    static TermsProposed proposed(Terms terms, boolean extension) {
        return new TermsProposed(PLAN, TERMS, terms, extension, WHY);
    }

    static CheckIn checkIn(String scheduled, String heldOn, String revenue) {
        return new CheckIn(
                scheduled == null ? null : day(scheduled),
                day(heldOn),
                List.of(
                        new Progress("revenue", new BigDecimal(revenue), Standing.ON_TRACK, null),
                        new Progress("calls", null, Standing.AT_RISK, "too few")),
                "Visit the hospitals",
                null);
    }

    static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
