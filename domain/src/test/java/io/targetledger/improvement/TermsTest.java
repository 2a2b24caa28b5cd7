package io.targetledger.improvement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static io.targetledger.improvement.PlanSamples.CALLS;
import static io.targetledger.improvement.PlanSamples.END;
import static io.targetledger.improvement.PlanSamples.REVENUE;
import static io.targetledger.improvement.PlanSamples.TIMETABLE;
import static io.targetledger.improvement.PlanSamples.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class TermsTest {

    @Test
    void termsHaveObjectivesOfDifferentCodesDueWithinThePlan() {
        assertThat(refused(() -> new Terms(1, List.of(), TIMETABLE))).isEqualTo("VALUE_OUT_OF_RANGE objectives");
        assertThat(refused(() -> new Terms(1, List.of(CALLS, CALLS), TIMETABLE)))
                .isEqualTo("OBJECTIVE_TWICE objectives");
        Objective late = new Objective("late", "Later", CALLS.measure(), CALLS.threshold(), END.plusDays(1));
        assertThat(refused(() -> new Terms(1, List.of(REVENUE, late), TIMETABLE)))
                .isEqualTo("OUTSIDE_PLAN objectives.due");
    }

    @Test
    void anObjectiveIsMeasuredBySomething() {
        assertThat(refused(() -> new Measure(null, " "))).isEqualTo("MEASURE_MISSING measure");
    }

    @Test
    void checkInsLieWithinThePlan() {
        Period period = TIMETABLE.period();
        assertThat(refused(() -> new Timetable(period, List.of()))).isEqualTo("VALUE_OUT_OF_RANGE checkIns");
        assertThat(refused(() -> new Timetable(period, List.of(END.plusDays(1)))))
                .isEqualTo("OUTSIDE_PLAN checkIns");
        assertThat(new Timetable(period, List.of(END, day("2026-05-01"), END)).checkIns())
                .containsExactly(day("2026-05-01"), END);
    }

    @Test
    void aCheckInIsOverdueFromTheDayAfterItsOwnUntilItIsHeld() {
        LocalDate april = day("2026-04-30");
        assertThat(TIMETABLE.overdue(april, List.of())).isEmpty();
        assertThat(TIMETABLE.overdue(april.plusDays(1), List.of())).containsExactly(april);
        assertThat(TIMETABLE.overdue(END.plusDays(1), List.of(april))).containsExactly(day("2026-05-31"), END);
    }

    @Test
    void anOriginNamesWhatItIsOfItsKind() {
        assertThat(refused(() -> new Origin(Origin.Kind.GOAL, null))).isEqualTo("ORIGIN_MISSING origin");
        assertThat(refused(() -> new Origin(Origin.Kind.GOAL, "review/x"))).isEqualTo("NOT_AN_ID origin");
        assertThat(refused(() -> new Origin(Origin.Kind.BY_HAND, "goal/x"))).isEqualTo("ORIGIN_NOT_ALLOWED origin");
    }

    @Test
    void theEffectComparesPeriodsOfTheSameLength() {
        PlanEffect.Periods periods = PlanEffect.Periods.of(day("2026-04-01"), day("2026-06-30"));
        assertThat(periods.before()).isEqualTo(new Period(day("2025-12-31"), day("2026-03-31")));
        assertThat(periods.after()).isEqualTo(new Period(day("2026-07-01"), day("2026-09-29")));
        PlanEffect effect = new PlanEffect(new BigDecimal("0.7"), new BigDecimal("0.95"), null);
        assertThat(effect.changeDuring()).isEqualByComparingTo("0.25");
        assertThat(effect.changeAfter()).isNull();
    }

    private static String refused(ThrowingCallable making) {
        return Refused.named(catchThrowableOfType(Refusal.class, making)).get(0);
    }
}
