package io.targetledger.organisation;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** No person or unit of this id was ever established. */
public final class UnknownOwner extends Refusal {

    public UnknownOwner(String field, OwnerId given) {
        super(UnknownOwner.class, field, Map.of("given", given));
    }
}
