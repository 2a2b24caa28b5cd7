package io.targetledger.goal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/**
 * What was measured so far may still change the outcome, so measurements decide only after the last day of the period.
 * Until then a person can decide: with an {@code override} and a reason.
 */
public final class PeriodNotOver extends Refusal {

    public PeriodNotOver(LocalDate end, LocalDate today, BigDecimal attainment) {
        super(PeriodNotOver.class, "override", Map.of("end", end, "today", today, "attainment", attainment));
    }
}
