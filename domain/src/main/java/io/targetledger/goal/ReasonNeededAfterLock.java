package io.targetledger.goal;

import java.util.Map;

import io.targetledger.organisation.OwnerId;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;

/** Once the targets of a period are locked, every change to them says why. */
public final class ReasonNeededAfterLock extends Refusal {

    public ReasonNeededAfterLock(OwnerId owner, Period period) {
        super(
                ReasonNeededAfterLock.class,
                "reason",
                Map.of("owner", owner, "start", period.start(), "end", period.end()));
    }
}
