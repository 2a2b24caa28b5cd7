package io.targetledger.shared;

import java.util.Map;

/** This change is recorded only together with the reason for it. */
public final class ReasonMissing extends Refusal {

    public ReasonMissing() {
        super(ReasonMissing.class, "reason", Map.of("allowed", Reason.LONGEST));
    }
}
