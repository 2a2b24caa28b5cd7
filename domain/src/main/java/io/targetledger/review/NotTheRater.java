package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Only whoever was asked may answer. It is not said who that is: others may not know. */
public final class NotTheRater extends Refusal {

    public NotTheRater() {
        super(NotTheRater.class, "assessmentId", Map.of());
    }
}
