package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Numbers;
import io.targetledger.shared.Text;

/**
 * A named level of a rating scale.
 *
 * @param code short name within the scale, e.g. {@code EXCEEDS}: 1 to 40 characters
 * @param meaning what a person of this level does, in at most 1,000 characters
 * @param from lowest score of the level
 */
public record RatingLevel(String code, LocalizedName name, String meaning, BigDecimal from) {

    public RatingLevel {
        code = Text.required("scale.levels.code", code, 40);
        meaning = Text.required("scale.levels.meaning", meaning, 1_000);
        from = Numbers.canonical("scale.levels.from", from);
    }
}
