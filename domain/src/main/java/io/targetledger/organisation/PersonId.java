package io.targetledger.organisation;

import io.targetledger.shared.Ids;

/** Id of a person: {@code person/…}. */
public record PersonId(String value) {

    public PersonId {
        Ids.checked("personId", value, "person");
    }

    @Override
    public String toString() {
        return value;
    }
}
