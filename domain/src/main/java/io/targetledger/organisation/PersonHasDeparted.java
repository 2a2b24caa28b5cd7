package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** The person no longer belongs to the organisation on that day. */
public final class PersonHasDeparted extends Refusal {

    public PersonHasDeparted(String field, PersonId person, LocalDate given, LocalDate departed) {
        super(PersonHasDeparted.class, field, Map.of("person", person, "given", given, "departed", departed));
    }
}
