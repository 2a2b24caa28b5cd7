package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.targetledger.graphql.ReadRule;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Versioned;
import io.targetledger.security.Actor;
import org.jspecify.annotations.Nullable;

import static io.targetledger.review.AssessmentFold.ASSESSMENTS;

/**
 * An assessment is for its rater and for ADMIN and AUDITOR; what the manager submitted also for the reviewed person, once
 * the review is published.
 */
record AssessmentReadRule(ReviewReaders readers) implements ReadRule<AssessmentView> {

    @Override
    public AssessmentFold fold() {
        return ASSESSMENTS;
    }

    @Override
    public @Nullable Versioned<AssessmentView> shown(Actor reader, Versioned<AssessmentView> found) {
        return shownOf(reader, List.of(found)).get(0);
    }

    @Override
    public List<@Nullable Versioned<AssessmentView>> shownOf(Actor reader, List<Versioned<AssessmentView>> found) {
        if (ReviewReaders.seesEverything(reader)) {
            return new ArrayList<>(found);
        }
        PersonId person = ReviewReaders.personOf(reader).orElse(null);
        List<@Nullable Versioned<AssessmentView>> shown = new ArrayList<>();
        if (person == null) {
            found.forEach(assessment -> shown.add(null));
            return shown;
        }
        boolean asksManagers = found.stream().anyMatch(assessment -> isOfManagerOf(person, assessment.view()));
        Set<String> published = asksManagers ? readers.scopes().publishedOf(person) : Set.of();
        for (Versioned<AssessmentView> assessment : found) {
            AssessmentView view = assessment.view();
            if (view.rater().equals(RaterId.of(person))) {
                shown.add(assessment);
            } else if (isOfManagerOf(person, view)
                    && published.contains(view.review().value())) {
                shown.add(withoutDraft(assessment));
            } else {
                shown.add(null);
            }
        }
        return shown;
    }

    private static boolean isOfManagerOf(PersonId person, AssessmentView view) {
        return view.kind() == RaterKind.MANAGER && view.person().equals(person);
    }

    private static Versioned<AssessmentView> withoutDraft(Versioned<AssessmentView> assessment) {
        return new Versioned<>(
                assessment.key(),
                assessment.view().withoutDraft(),
                assessment.version(),
                assessment.createdAt(),
                assessment.updatedAt(),
                assessment.position());
    }
}
