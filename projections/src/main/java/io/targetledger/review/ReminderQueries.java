package io.targetledger.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.SortedList;
import io.targetledger.projection.Versioned;

/** What is overdue in cycles, on the day of the read; worked out from where things stand, never recorded. */
public final class ReminderQueries {

    private static final Order BY_DAY = Order.ascending("due");

    private final ReviewCycleQueries cycles;
    private final ReviewQueries reviews;
    private final AssessmentQueries assessments;

    public ReminderQueries(ReviewCycleQueries cycles, ReviewQueries reviews, AssessmentQueries assessments) {
        this.cycles = cycles;
        this.reviews = reviews;
        this.assessments = assessments;
    }

    /**
     * Everything that is overdue in a cycle for who runs it, and for others what waits for themselves; three round trips.
     */
    public List<Reminder> of(ReviewCycleId cycle, ReviewScope scope, ReadPoint at) {
        return cycles.find(cycle, at)
                .map(found -> overdue(cycle, found.view(), scope, at))
                .orElse(List.of());
    }

    /** One page of them, by the day they were due. */
    public static Slice<Reminder> page(List<Reminder> reminders, PageRequest page) {
        return SortedList.by(reminders, Reminder::due, reminder -> reminder.kind() + " " + reminder.subject(), BY_DAY)
                .page(page);
    }

    private List<Reminder> overdue(ReviewCycleId id, ReviewCycleView cycle, ReviewScope scope, ReadPoint at) {
        Reminders reminders = new Reminders(id, cycle.status(), cycle.schedule(), at.today());
        PersonId reader = scope.reader();
        List<Optional<Reminder>> all = new ArrayList<>();
        if (scope.everything()) {
            all.add(reminders.step());
        }
        if (cycle.status() == ReviewCycleStatus.ASSESSING && (scope.everything() || reader != null)) {
            AssessmentFilter outstanding = new AssessmentFilter(
                    id,
                    null,
                    reader == null ? null : RaterId.of(reader),
                    Set.of(),
                    Set.of(AssessmentStatus.REQUESTED, AssessmentStatus.DRAFTED));
            for (Versioned<AssessmentView> found : assessments.all(outstanding, at)) {
                all.add(reminders.assessment(
                        new AssessmentId(found.key()),
                        found.view().status(),
                        found.view().rater()));
            }
        }
        if (cycle.status() == ReviewCycleStatus.PUBLISHED) {
            for (Versioned<ReviewView> found : asked(id, scope, at)) {
                ReviewView review = found.view();
                ReviewId subject = new ReviewId(found.key());
                all.add(reminders.acknowledgement(
                        subject, review.status(), RaterId.of(review.person()), review.acknowledgement() != null));
                if (scope.everything()) {
                    all.add(reminders.appeal(subject, review.status()));
                }
            }
        }
        return all.stream().flatMap(Optional::stream).toList();
    }

    private List<Versioned<ReviewView>> asked(ReviewCycleId id, ReviewScope scope, ReadPoint at) {
        if (scope.everything()) {
            return reviews.of(id, at);
        }
        return Optional.ofNullable(scope.reader())
                .flatMap(reader -> reviews.find(ReviewId.of(id, reader), at))
                .map(List::of)
                .orElse(List.of());
    }
}
