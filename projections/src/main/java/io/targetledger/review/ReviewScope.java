package io.targetledger.review;

import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.PersonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What somebody may find of reviews and assessments, by what they are today.
 *
 * @param everything for who runs cycles, or audits them
 * @param reader null for who is no person of the organisation
 * @param led ids of the people they lead, whose reviews they see
 * @param published ids of their own reviews that are published today, which they see whole; of their others they see that
 *     they were opened
 */
public record ReviewScope(boolean everything, @Nullable PersonId reader, Set<String> led, Set<String> published) {

    public static final ReviewScope EVERYTHING = new ReviewScope(true, null, Set.of(), Set.of());

    public static final ReviewScope NOTHING = new ReviewScope(false, null, Set.of(), Set.of());

    private static final Bson NONE = Filters.eq("key", "");

    /** Reviews that are shown as they are. */
    Bson whole() {
        return everything ? Filters.empty() : Filters.or(Filters.in("view.person", led), Filters.in("key", published));
    }

    /** Reviews of which is shown that they were opened. */
    Bson asOpened() {
        return reader == null || everything
                ? NONE
                : Filters.and(Filters.eq("view.person", reader.value()), Filters.nin("key", published));
    }

    /** Assessments that are shown. */
    Bson assessments() {
        if (everything) {
            return Filters.empty();
        }
        if (reader == null) {
            return NONE;
        }
        return Filters.or(
                Filters.eq("view.rater", reader.value()),
                Filters.and(
                        Filters.eq("view.person", reader.value()),
                        Filters.eq("view.kind", RaterKind.MANAGER.name()),
                        Filters.in("view.review", published)));
    }
}
