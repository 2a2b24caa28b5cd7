package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** The form of the cycle asks raters of this kind nothing. */
public final class RaterKindNotAsked extends Refusal {

    public RaterKindNotAsked(RaterKind kind, String asked) {
        super(RaterKindNotAsked.class, "kind", Map.of("kind", kind, "asked", asked));
    }
}
