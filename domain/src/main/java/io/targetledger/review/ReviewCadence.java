package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;

/** How often people are reviewed; a cycle reviews one period of this length, from the first day of some month on. */
public enum ReviewCadence {
    MONTHLY(1),
    QUARTERLY(3),
    YEARLY(12);

    private final int months;

    ReviewCadence(int months) {
        this.months = months;
    }

    /** @throws Refusal {@code PERIOD_NOT_OF_CADENCE} */
    void mustSuit(Period period) {
        boolean suits = period.start().getDayOfMonth() == 1
                && period.end().equals(period.start().plusMonths(months).minusDays(1));
        if (!suits) {
            throw new Refusal(
                    "PERIOD_NOT_OF_CADENCE",
                    "period",
                    Map.of("cadence", this, "start", period.start(), "end", period.end(), "months", months));
        }
    }
}
