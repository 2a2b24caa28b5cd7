package io.targetledger.histories;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.organisation.OrganisationUnitEvent.HeadAppointed;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.AssessmentEvent.AssessmentDeclined;
import io.targetledger.review.AssessmentEvent.AssessmentDrafted;
import io.targetledger.review.AssessmentEvent.AssessmentRequested;
import io.targetledger.review.AssessmentEvent.AssessmentSubmitted;
import io.targetledger.review.AssessmentEvent.AssessmentWithdrawn;
import io.targetledger.review.AssessmentId;
import io.targetledger.review.CycleProgress;
import io.targetledger.review.PinnedGoal;
import io.targetledger.review.RaterId;
import io.targetledger.review.Raters;
import io.targetledger.review.ReviewCycleEvent.AssessmentBegun;
import io.targetledger.review.ReviewCycleEvent.CalibrationBegun;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleCancelled;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleClosed;
import io.targetledger.review.ReviewCycleEvent.ReviewCycleOpened;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePlanned;
import io.targetledger.review.ReviewCycleEvent.ReviewCyclePublished;
import io.targetledger.review.ReviewCycleId;
import io.targetledger.review.ReviewCycleStatus;
import io.targetledger.review.ReviewCycles;
import io.targetledger.review.ReviewEvent.RatingChangedOnAppeal;
import io.targetledger.review.ReviewEvent.RatingUpheld;
import io.targetledger.review.ReviewEvent.ReviewAppealed;
import io.targetledger.review.ReviewEvent.ReviewOpened;
import io.targetledger.review.ReviewEvent.ReviewPublished;
import io.targetledger.review.ReviewEvent.ReviewScored;
import io.targetledger.review.ReviewId;
import io.targetledger.review.ReviewPopulation;
import io.targetledger.review.ReviewStatus;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateDefined;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRetired;
import io.targetledger.review.ReviewTemplateEvent.ReviewTemplateRevised;
import io.targetledger.review.ReviewTemplateId;
import io.targetledger.review.ReviewTemplates;
import io.targetledger.review.ReviewedGoals;
import io.targetledger.review.ReviewedPerson;
import io.targetledger.review.SubmittedAssessments;
import io.targetledger.shared.Period;

/** The part of {@link World} that the rules of reviews ask. It keeps all events, so that it can tell what was once so. */
public final class ReviewsInWorld
        implements ReviewTemplates,
                ReviewPopulation,
                ReviewCycles,
                CycleProgress,
                ReviewedGoals,
                Raters,
                SubmittedAssessments {

    final Map<ReviewTemplateId, Entry> templates = new LinkedHashMap<>();
    final Map<ReviewCycleId, Cycle> cycles = new LinkedHashMap<>();
    final Map<ReviewId, InReview> reviews = new LinkedHashMap<>();
    final Map<AssessmentId, AssessmentRequested> outstanding = new LinkedHashMap<>();
    final Map<AssessmentId, AssessmentRequested> requested = new LinkedHashMap<>();
    final Set<AssessmentId> drafted = new LinkedHashSet<>();
    private final Map<AssessmentId, AssessmentSubmitted> submitted = new LinkedHashMap<>();
    private final Map<ReviewCycleId, List<ReviewedPerson>> people = new LinkedHashMap<>();
    private final Map<UnitId, TreeMap<LocalDate, PersonId>> heads = new LinkedHashMap<>();
    private final Set<RaterId> customers = new LinkedHashSet<>();
    private final List<Object> events = new ArrayList<>();
    private final World world;

    ReviewsInWorld(World world) {
        this.world = world;
    }

    void happened(Object event) {
        events.add(event);
        if (event instanceof CustomerRegistered registered) {
            customers.add(RaterId.of(registered.customerId()));
        } else if (event instanceof HeadAppointed appointed) {
            heads.computeIfAbsent(appointed.unitId(), unit -> new TreeMap<>()).put(appointed.since(), appointed.head());
        } else if (event instanceof ReviewTemplateDefined defined) {
            templates.put(
                    defined.templateId(), new Entry(defined.templateId(), defined.version(), defined.form(), false));
        } else if (event instanceof ReviewTemplateRevised revised) {
            templates.put(
                    revised.templateId(), new Entry(revised.templateId(), revised.version(), revised.form(), false));
        } else if (event instanceof ReviewTemplateRetired retired) {
            templates.computeIfPresent(
                    retired.templateId(), (id, entry) -> new Entry(id, entry.version(), entry.form(), true));
        } else {
            inCycles(event);
            inReviews(event);
            inAssessments(event);
        }
    }

    private void inCycles(Object event) {
        if (event instanceof ReviewCyclePlanned planned) {
            cycles.put(
                    planned.cycleId(), new Cycle(planned.cycleId(), ReviewCycleStatus.PLANNED, planned.period(), null));
        } else if (event instanceof ReviewCycleOpened opened) {
            Pinned pinned = new Pinned(opened.templateId(), opened.templateVersion(), opened.form(), opened.cutOff());
            cycles.computeIfPresent(
                    opened.cycleId(), (id, cycle) -> new Cycle(id, ReviewCycleStatus.OPEN, cycle.period(), pinned));
            people.put(opened.cycleId(), opened.people());
        } else if (event instanceof AssessmentBegun begun) {
            now(begun.cycleId(), ReviewCycleStatus.ASSESSING);
        } else if (event instanceof CalibrationBegun begun) {
            now(begun.cycleId(), ReviewCycleStatus.CALIBRATING);
        } else if (event instanceof ReviewCyclePublished published) {
            now(published.cycleId(), ReviewCycleStatus.PUBLISHED);
        } else if (event instanceof ReviewCycleClosed closed) {
            now(closed.cycleId(), ReviewCycleStatus.CLOSED);
        } else if (event instanceof ReviewCycleCancelled cancelled) {
            now(cancelled.cycleId(), ReviewCycleStatus.CANCELLED);
        }
    }

    private void now(ReviewCycleId cycleId, ReviewCycleStatus status) {
        cycles.computeIfPresent(cycleId, (id, cycle) -> new Cycle(id, status, cycle.period(), cycle.pinned()));
    }

    private void inReviews(Object event) {
        if (event instanceof ReviewOpened opened) {
            reviews.put(opened.reviewId(), new InReview(opened, ReviewStatus.OPEN));
        } else if (event instanceof ReviewScored scored) {
            now(scored.reviewId(), ReviewStatus.SCORED);
        } else if (event instanceof ReviewPublished published) {
            now(published.reviewId(), ReviewStatus.PUBLISHED);
        } else if (event instanceof ReviewAppealed appealed) {
            now(appealed.reviewId(), ReviewStatus.APPEALED);
        } else if (event instanceof RatingUpheld upheld) {
            now(upheld.reviewId(), ReviewStatus.SETTLED);
        } else if (event instanceof RatingChangedOnAppeal changed) {
            now(changed.reviewId(), ReviewStatus.SETTLED);
        }
    }

    private void now(ReviewId reviewId, ReviewStatus status) {
        reviews.computeIfPresent(reviewId, (id, review) -> new InReview(review.opened(), status));
    }

    private void inAssessments(Object event) {
        if (event instanceof AssessmentRequested request) {
            requested.put(request.assessmentId(), request);
            outstanding.put(request.assessmentId(), request);
        } else if (event instanceof AssessmentDrafted draft) {
            drafted.add(draft.assessmentId());
        } else if (event instanceof AssessmentSubmitted submission) {
            submitted.put(submission.assessmentId(), submission);
            outstanding.remove(submission.assessmentId());
        } else if (event instanceof AssessmentDeclined declined) {
            requested.remove(declined.assessmentId());
            outstanding.remove(declined.assessmentId());
        } else if (event instanceof AssessmentWithdrawn withdrawn) {
            requested.remove(withdrawn.assessmentId());
            outstanding.remove(withdrawn.assessmentId());
        }
    }

    @Override
    public Optional<Entry> find(ReviewTemplateId templateId) {
        return Optional.ofNullable(templates.get(templateId));
    }

    @Override
    public Optional<Cycle> find(ReviewCycleId cycleId) {
        return Optional.ofNullable(cycles.get(cycleId));
    }

    @Override
    public Optional<ReviewedPerson> reviewed(ReviewCycleId cycleId, PersonId person) {
        return peopleOf(cycleId).stream()
                .filter(reviewed -> reviewed.person().equals(person))
                .findFirst();
    }

    List<ReviewedPerson> peopleOf(ReviewCycleId cycleId) {
        return people.getOrDefault(cycleId, List.of());
    }

    @Override
    public Population of(UnitId unit, LocalDate on) {
        List<ReviewedPerson> found = world.places.keySet().stream()
                .filter(who -> who.startsWith("person/") && world.stoodWithin(who, unit.value(), on))
                .sorted()
                .map(who -> reviewed(new PersonId(who), on))
                .toList();
        return new Population(events.size(), found);
    }

    private ReviewedPerson reviewed(PersonId person, LocalDate on) {
        String unit = world.places.get(person.value()).on(on);
        return new ReviewedPerson(person, new UnitId(unit), managerOf(person, unit, on));
    }

    private PersonId managerOf(PersonId person, String unit, LocalDate on) {
        String at = unit;
        while (at != null) {
            var head = heads.getOrDefault(new UnitId(at), new TreeMap<>()).floorEntry(on);
            if (head != null && !head.getValue().equals(person)) {
                return head.getValue();
            }
            at = world.places.get(at).on(on);
        }
        return null;
    }

    @Override
    public Progress of(ReviewCycleId cycleId) {
        List<ReviewStatus> statuses = reviews.values().stream()
                .filter(review -> review.opened().cycleId().equals(cycleId))
                .map(InReview::status)
                .toList();
        return new Progress(
                statuses.size(),
                (int) statuses.stream()
                        .filter(status -> status != ReviewStatus.OPEN)
                        .count(),
                (int) statuses.stream().filter(ReviewStatus::isPublished).count(),
                (int) statuses.stream()
                        .filter(status -> status == ReviewStatus.APPEALED)
                        .count());
    }

    @Override
    public List<PinnedGoal> of(PersonId person, Period period, long position) {
        return new GoalsInWorld(events.subList(0, (int) position)).of(person, period);
    }

    @Override
    public boolean exists(RaterId rater) {
        return rater.isPerson() ? world.places.containsKey(rater.value()) : customers.contains(rater);
    }

    @Override
    public List<Asked> asked(ReviewId reviewId) {
        return requested.values().stream()
                .filter(request -> request.reviewId().equals(reviewId))
                .map(request -> new Asked(request.kind(), request.rater()))
                .toList();
    }

    @Override
    public List<Submitted> of(ReviewId reviewId) {
        return submitted.values().stream()
                .filter(submission ->
                        requested.get(submission.assessmentId()).reviewId().equals(reviewId))
                .map(submission -> {
                    AssessmentRequested request = requested.get(submission.assessmentId());
                    return new Submitted(request.kind(), request.rater(), submission.answers(), submission.comment());
                })
                .toList();
    }

    /** How many assessments of a cycle were handed in. */
    long answersIn(ReviewCycleId cycleId) {
        return submitted.keySet().stream()
                .filter(assessment -> requested.get(assessment).cycleId().equals(cycleId))
                .count();
    }

    /** Customers that could be asked, in the order in which they were registered. */
    Set<RaterId> customers() {
        return customers;
    }

    /** A review and how far it has come. */
    record InReview(ReviewOpened opened, ReviewStatus status) {}
}
