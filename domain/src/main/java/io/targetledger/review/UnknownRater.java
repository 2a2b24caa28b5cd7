package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** There is no such person or customer. */
public final class UnknownRater extends Refusal {

    public UnknownRater(RaterId given) {
        super(UnknownRater.class, "raterId", Map.of("given", given));
    }
}
