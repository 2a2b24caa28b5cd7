package io.targetledger.organisation;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Another unit has this id already; to change it is to rename or move it. */
public final class UnitAlreadyEstablished extends Refusal {

    public UnitAlreadyEstablished(UnitId unit, String differences) {
        super(UnitAlreadyEstablished.class, "code", Map.of("unit", unit, "differences", differences));
    }
}
