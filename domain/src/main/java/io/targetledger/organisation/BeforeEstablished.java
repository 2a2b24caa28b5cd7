package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** Nothing happens to a unit before the day it was established. */
public final class BeforeEstablished extends Refusal {

    public BeforeEstablished(String field, UnitId unit, LocalDate given, LocalDate established) {
        super(BeforeEstablished.class, field, Map.of("unit", unit, "given", given, "established", established));
    }
}
