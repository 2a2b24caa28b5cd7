package io.targetledger.organisation;

import io.targetledger.shared.Ids;

/** Id of a unit of the organisation: {@code unit/…}. */
public record UnitId(String value) {

    public UnitId {
        Ids.checked("unitId", value, "unit");
    }

    @Override
    public String toString() {
        return value;
    }
}
