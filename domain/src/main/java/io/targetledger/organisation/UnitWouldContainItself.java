package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** A unit may not stand below itself, not even by way of others. */
public final class UnitWouldContainItself extends Refusal {

    public UnitWouldContainItself(UnitId unit, UnitId parent, LocalDate since) {
        super(UnitWouldContainItself.class, "parentId", Map.of("unit", unit, "parent", parent, "since", since));
    }
}
