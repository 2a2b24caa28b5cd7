package io.targetledger.review;

import java.math.BigDecimal;
import java.util.Map;

import io.targetledger.shared.Refusal;

/** The score cannot be given on the scale of the form. */
public final class ScoreOffScale extends Refusal {

    public ScoreOffScale(String field, BigDecimal given, RatingScale scale, BigDecimal step) {
        super(
                ScoreOffScale.class,
                field,
                Map.of("given", given, "lowest", scale.lowest(), "highest", scale.highest(), "step", step));
    }
}
