package io.targetledger.review;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** A step taken before the day that all were told needs a reason. */
public final class ReasonNeededBeforeDate extends Refusal {

    public ReasonNeededBeforeDate(LocalDate planned, LocalDate today) {
        super(ReasonNeededBeforeDate.class, "reason", Map.of("planned", planned, "today", today));
    }
}
