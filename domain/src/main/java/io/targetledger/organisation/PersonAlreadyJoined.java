package io.targetledger.organisation;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another person has this id already; to change their place is to transfer them. */
public final class PersonAlreadyJoined extends Refusal {

    public PersonAlreadyJoined(PersonId person, String differences) {
        super(PersonAlreadyJoined.class, "code", Map.of("person", person, "differences", differences));
    }
}
