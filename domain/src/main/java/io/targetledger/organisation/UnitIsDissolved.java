package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** The unit is no more on that day. */
public final class UnitIsDissolved extends Refusal {

    public UnitIsDissolved(String field, UnitId unit, LocalDate given) {
        super(UnitIsDissolved.class, field, Map.of("unit", unit, "given", given));
    }
}
