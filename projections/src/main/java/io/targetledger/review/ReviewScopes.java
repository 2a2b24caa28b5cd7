package io.targetledger.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;

import static io.targetledger.review.ReviewFold.REVIEWS;

/** Who may see which reviews today, whatever moment they ask about. */
public final class ReviewScopes {

    private static final List<String> PUBLISHED =
            List.of(ReviewStatus.PUBLISHED.name(), ReviewStatus.APPEALED.name(), ReviewStatus.SETTLED.name());

    private final Views views;
    private final ViewReader<ReviewView> reviews;
    private final OrganisationQueries organisation;

    public ReviewScopes(Views views, OrganisationQueries organisation) {
        this.views = views;
        this.reviews = views.reader(REVIEWS);
        this.organisation = organisation;
    }

    /** @param leads whether they may see the reviews of those they lead */
    public ReviewScope of(PersonId reader, boolean leads) {
        ReadPoint now = views.now();
        return new ReviewScope(
                false,
                reader,
                leads ? organisation.chart(now).ledBy(reader, now.today()) : Set.of(),
                publishedOf(reader));
    }

    /** Whether somebody leads another person today. */
    public boolean leads(PersonId head, PersonId person) {
        ReadPoint now = views.now();
        return organisation.chart(now).leads(head, person, now.today());
    }

    /** Ids of the person's reviews that are published today. */
    public Set<String> publishedOf(PersonId person) {
        return reviews
                .all(
                        Filters.and(Filters.eq("view.person", person.value()), Filters.in("view.status", PUBLISHED)),
                        views.now())
                .stream()
                .map(Versioned::key)
                .collect(Collectors.toSet());
    }
}
