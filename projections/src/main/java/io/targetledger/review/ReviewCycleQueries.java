package io.targetledger.review;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.PersonId;
import io.targetledger.projection.Latest;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;

import static io.targetledger.review.ReviewCycleFold.CYCLES;
import static io.targetledger.review.ReviewedPeopleFold.REVIEWED_PEOPLE;

/** How cycles of reviews are found, and whom they review. */
public final class ReviewCycleQueries {

    private final ViewReader<ReviewCycleView> cycles;
    private final ViewReader<ReviewedPersonView> people;
    private final Latest<List<Versioned<ReviewCycleView>>> underWay;

    public ReviewCycleQueries(Views views) {
        this.cycles = views.reader(CYCLES);
        this.people = views.reader(REVIEWED_PEOPLE);
        this.underWay = new Latest<>(views, List.of(CYCLES), this::readUnderWay);
    }

    public Map<String, Versioned<ReviewCycleView>> findAll(Collection<String> ids, ReadPoint at) {
        return cycles.findAll(ids, at);
    }

    public Optional<Versioned<ReviewCycleView>> find(ReviewCycleId cycle, ReadPoint at) {
        return cycles.find(cycle.value(), at);
    }

    /** Cycles, or those of these statuses, by the period they review. */
    public Slice<Versioned<ReviewCycleView>> page(Set<ReviewCycleStatus> statuses, PageRequest page, ReadPoint at) {
        return cycles.page(of(statuses), Order.descending("view.period.start"), page, at);
    }

    public long count(Set<ReviewCycleStatus> statuses, ReadPoint at) {
        return cycles.count(of(statuses), at);
    }

    /** Every version of these cycles by the point, oldest first, by id. */
    Map<String, List<Versioned<ReviewCycleView>>> versionsOf(Collection<String> ids, ReadPoint at) {
        return cycles.versionsOf(ids, at);
    }

    /** Those that are opened and not closed; kept in memory until one of all cycles changes. */
    public List<Versioned<ReviewCycleView>> underWay(ReadPoint at) {
        return underWay.at(at);
    }

    /** The person as the cycle pinned them. */
    public Optional<ReviewedPerson> reviewed(ReviewCycleId cycle, PersonId person, ReadPoint at) {
        return people
                .all(
                        Filters.and(Filters.eq("view.cycle", cycle.value()), Filters.eq("view.person", person.value())),
                        at)
                .stream()
                .map(found -> found.view().asPinned())
                .findFirst();
    }

    /** Everyone as the cycle pinned them, by id. */
    public List<ReviewedPerson> reviewed(ReviewCycleId cycle, ReadPoint at) {
        return people.all(Filters.eq("view.cycle", cycle.value()), at).stream()
                .map(found -> found.view().asPinned())
                .sorted(Comparator.comparing(person -> person.person().value()))
                .toList();
    }

    private List<Versioned<ReviewCycleView>> readUnderWay(ReadPoint at) {
        return cycles.all(
                of(Set.of(
                        ReviewCycleStatus.OPEN,
                        ReviewCycleStatus.ASSESSING,
                        ReviewCycleStatus.CALIBRATING,
                        ReviewCycleStatus.PUBLISHED)),
                at);
    }

    private static Bson of(Set<ReviewCycleStatus> statuses) {
        return statuses.isEmpty()
                ? Filters.empty()
                : Filters.in("view.status", statuses.stream().map(Enum::name).toList());
    }
}
