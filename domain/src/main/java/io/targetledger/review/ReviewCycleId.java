package io.targetledger.review;

import java.util.Map;
import java.util.regex.Pattern;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/**
 * Id of a cycle of reviews: {@code review-cycle/…}, the code having at most 40 letters, digits, {@code -} and {@code _}.
 * Without dots, because the ids of its reviews are made of it: see {@link ReviewId#of}.
 */
public record ReviewCycleId(String value) {

    private static final String KIND = "review-cycle/";
    private static final int LONGEST = 40;
    private static final Pattern FORM = Pattern.compile(KIND + "[\\p{L}\\p{M}\\p{N}_-]{1," + LONGEST + "}");

    public ReviewCycleId {
        if (!FORM.matcher(value).matches()) {
            throw new Refusal(
                    "NOT_A_REVIEW_CYCLE_ID", "cycleId", Map.of("given", Text.shown(value), "longest", LONGEST));
        }
    }

    /** What follows the kind, e.g. {@code 2026-q2}. */
    public String code() {
        return value.substring(KIND.length());
    }

    @Override
    public String toString() {
        return value;
    }
}
