package io.targetledger.segment;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** Segments are evaluated for days that are over or today, one after the other: what was found of a day stands. */
public final class EvaluationOutOfOrder extends Refusal {

    public EvaluationOutOfOrder(LocalDate given, LocalDate earliest, LocalDate today) {
        super(EvaluationOutOfOrder.class, "on", Map.of("given", given, "earliest", earliest, "today", today));
    }
}
