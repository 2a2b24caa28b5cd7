package io.targetledger.review;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Refusal;

/** Nobody belonged to the unit, or to one below it, at the end of the reviewed period. */
public final class NobodyToReview extends Refusal {

    public NobodyToReview(UnitId unit, LocalDate on) {
        super(NobodyToReview.class, "population", Map.of("unit", unit, "on", on));
    }
}
