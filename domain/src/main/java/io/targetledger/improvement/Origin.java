package io.targetledger.improvement;

import java.util.Map;

import io.targetledger.shared.Ids;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a plan was opened from.
 *
 * @param reference id of the review or of the goal that was missed; there exactly when it was opened from one
 */
public record Origin(Kind kind, @Nullable String reference) {

    /** Where the need was seen. */
    public enum Kind {
        REVIEW,
        GOAL,
        BY_HAND
    }

    public Origin {
        if (kind == Kind.BY_HAND && reference != null) {
            throw new Refusal("ORIGIN_NOT_ALLOWED", "origin", Map.of("given", reference));
        }
        if (kind != Kind.BY_HAND) {
            if (reference == null) {
                throw new Refusal("ORIGIN_MISSING", "origin", Map.of("kind", kind));
            }
            Ids.checked("origin", reference, kind == Kind.REVIEW ? "review" : "goal");
        }
    }
}
