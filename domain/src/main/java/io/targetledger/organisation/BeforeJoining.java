package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** Nothing happens to a person's place before the day they joined. */
public final class BeforeJoining extends Refusal {

    public BeforeJoining(String field, PersonId person, LocalDate given, LocalDate joined) {
        super(BeforeJoining.class, field, Map.of("person", person, "given", given, "joined", joined));
    }
}
