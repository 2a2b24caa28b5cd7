package io.targetledger.improvement;

import java.time.LocalDate;

import io.targetledger.shared.Dates;
import io.targetledger.shared.Ids;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/**
 * Something that was observed and bears on the plan.
 *
 * @param on when it was observed
 * @param words at most 2,000 characters
 * @param reference id of a review, goal or measurement it is about
 */
public record Evidence(LocalDate on, String words, @Nullable String reference) {

    public Evidence {
        Dates.checked("evidence.on", on);
        words = Text.required("evidence.words", words, 2_000);
        if (reference != null) {
            Ids.checked("evidence.reference", reference, "review", "goal", "measurement");
        }
    }
}
