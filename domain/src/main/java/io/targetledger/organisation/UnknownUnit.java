package io.targetledger.organisation;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No unit of this id was ever established. */
public final class UnknownUnit extends Refusal {

    public UnknownUnit(String field, UnitId given) {
        super(UnknownUnit.class, field, Map.of("given", given));
    }
}
