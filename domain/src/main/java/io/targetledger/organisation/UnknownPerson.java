package io.targetledger.organisation;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No person of this id ever joined. */
public final class UnknownPerson extends Refusal {

    public UnknownPerson(String field, PersonId given) {
        super(UnknownPerson.class, field, Map.of("given", given));
    }
}
