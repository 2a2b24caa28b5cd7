package io.targetledger.improvement;

import java.util.Map;

import io.targetledger.organisation.PersonId;
import io.targetledger.shared.Refusal;

/** Nobody agrees or declines for somebody else. */
public final class NotThePersonOfThePlan extends Refusal {

    public NotThePersonOfThePlan(PersonId person, PersonId by) {
        super(NotThePersonOfThePlan.class, "planId", Map.of("person", person, "given", by));
    }
}
