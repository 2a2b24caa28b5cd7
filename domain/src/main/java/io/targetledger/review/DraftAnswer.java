package io.targetledger.review;

import java.math.BigDecimal;

import io.targetledger.shared.Numbers;
import org.jspecify.annotations.Nullable;

/** An {@link Answer} that may still lack its score or its evidence. */
public record DraftAnswer(
        String criterion,
        @Nullable BigDecimal score,
        @Nullable PersonalText evidence) {

    public DraftAnswer {
        score = score == null ? null : Numbers.canonical("answers.score", score);
    }

    /** The answer, or null while something is lacking. */
    @Nullable
    Answer complete() {
        return score == null || evidence == null ? null : new Answer(criterion, score, evidence);
    }
}
