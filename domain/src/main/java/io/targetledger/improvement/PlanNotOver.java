package io.targetledger.improvement;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** Within the agreed time the person may still succeed, so the plan cannot fail yet; it can be withdrawn. */
public final class PlanNotOver extends Refusal {

    public PlanNotOver(LocalDate end, LocalDate today) {
        super(PlanNotOver.class, "outcome", Map.of("end", end, "today", today));
    }
}
