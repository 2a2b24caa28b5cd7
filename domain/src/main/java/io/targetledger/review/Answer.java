package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;

/** What a rater says on one criterion: a score of the form's scale and the evidence for it. */
public record Answer(String criterion, BigDecimal score, PersonalText evidence) {

    public Answer {
        score = Numbers.canonical("answers.score", score);
    }
}
