package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.targetledger.graphql.ReadRule;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Versioned;
import io.targetledger.security.Actor;
import org.jspecify.annotations.Nullable;

import static io.targetledger.review.ReviewFold.REVIEWS;

/**
 * A review is for the person, for who leads them, and for ADMIN and AUDITOR. As long as it is not published the person is
 * shown how it was opened and nothing that came later: neither scores nor that there are any.
 */
record ReviewReadRule(ReviewReaders readers) implements ReadRule<ReviewView> {

    @Override
    public ReviewFold fold() {
        return REVIEWS;
    }

    @Override
    public @Nullable Versioned<ReviewView> shown(Actor reader, Versioned<ReviewView> found) {
        return shownOf(reader, List.of(found)).get(0);
    }

    @Override
    public List<@Nullable Versioned<ReviewView>> shownOf(Actor reader, List<Versioned<ReviewView>> found) {
        if (ReviewReaders.seesEverything(reader)) {
            return new ArrayList<>(found);
        }
        PersonId person = ReviewReaders.personOf(reader).orElse(null);
        boolean asksOwn = found.stream().anyMatch(review -> isUnpublishedOf(person, review));
        Set<String> published =
                person == null || !asksOwn ? Set.of() : readers.scopes().publishedOf(person);
        List<@Nullable Versioned<ReviewView>> shown = new ArrayList<>();
        for (Versioned<ReviewView> review : found) {
            if (isUnpublishedOf(person, review)) {
                shown.add(published.contains(review.key()) ? review : asOpened(review));
            } else if (review.view().person().equals(person)
                    || readers.leads(reader, review.view().person())) {
                shown.add(review);
            } else {
                shown.add(null);
            }
        }
        return shown;
    }

    private static boolean isUnpublishedOf(@Nullable PersonId person, Versioned<ReviewView> review) {
        return Objects.equals(person, review.view().person())
                && !review.view().status().isPublished();
    }

    private static Versioned<ReviewView> asOpened(Versioned<ReviewView> review) {
        return new Versioned<>(
                review.key(),
                review.view().asOpened(),
                1,
                review.createdAt(),
                review.createdAt(),
                review.view().openedPosition());
    }
}
