package io.targetledger.organisation;

import io.targetledger.shared.Ids;

/** Id of whoever answers for a goal: a person or a unit. */
public record OwnerId(String value) {

    public OwnerId {
        Ids.checked("ownerId", value, "person", "unit");
    }

    public static OwnerId of(PersonId person) {
        return new OwnerId(person.value());
    }

    public static OwnerId of(UnitId unit) {
        return new OwnerId(unit.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
