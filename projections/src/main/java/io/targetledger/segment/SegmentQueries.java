package io.targetledger.segment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.model.Filters;
import io.targetledger.customer.CustomerId;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.segment.EvaluationFold.EVALUATIONS;
import static io.targetledger.segment.MembershipFold.MEMBERSHIPS;
import static io.targetledger.segment.SegmentFold.SEGMENTS;

/** How segments are found, and who belonged to them. */
public final class SegmentQueries {

    private static final Order BY_NAME = Order.ascending("view.name.en");
    private static final Order LATEST_FIRST = Order.descending("view.on");
    private static final Bson NOBODY = Filters.in("key", List.of());

    private final ViewReader<SegmentView> segments;
    private final ViewReader<MembershipView> memberships;
    private final ViewReader<EvaluationView> evaluations;

    public SegmentQueries(Views views) {
        this.segments = views.reader(SEGMENTS);
        this.memberships = views.reader(MEMBERSHIPS);
        this.evaluations = views.reader(EVALUATIONS);
    }

    public Optional<Versioned<SegmentView>> find(SegmentId segment, ReadPoint at) {
        return segments.find(segment.value(), at);
    }

    public Map<String, Versioned<SegmentView>> findAll(Collection<String> ids, ReadPoint at) {
        return segments.findAll(ids, at);
    }

    /** Every version of these segments by the point, oldest first, by id. */
    public Map<String, List<Versioned<SegmentView>>> versionsOf(Collection<String> ids, ReadPoint at) {
        return segments.versionsOf(ids, at);
    }

    /** Segments of these statuses by English name; of all when empty. */
    public Slice<Versioned<SegmentView>> page(Set<SegmentStatus> statuses, PageRequest page, ReadPoint at) {
        return segments.page(of(statuses), BY_NAME, page, at);
    }

    public long count(Set<SegmentStatus> statuses, ReadPoint at) {
        return segments.count(of(statuses), at);
    }

    private static Bson of(Set<SegmentStatus> statuses) {
        return statuses.isEmpty()
                ? Filters.empty()
                : Filters.in("view.status", statuses.stream().map(Enum::name).toList());
    }

    /** Who belonged to the segment at the end of a day, by customer id. */
    public Slice<Versioned<MembershipView>> members(
            Versioned<SegmentView> segment, LocalDate on, PageRequest page, ReadPoint at) {
        return memberships.page(of(segment, on), Order.BY_KEY, page, at);
    }

    public long countMembers(Versioned<SegmentView> segment, LocalDate on, ReadPoint at) {
        return memberships.count(of(segment, on), at);
    }

    private static Bson of(Versioned<SegmentView> segment, LocalDate on) {
        return segment.view().hasMembersOn(on)
                ? Filters.and(Filters.eq("view.segment", segment.key()), holdingOn(on))
                : NOBODY;
    }

    /** Ids of those who belong now, by the last evaluation; at most as many as a segment may have. */
    Set<String> currentMembers(SegmentId segment, ReadPoint at) {
        Set<String> members = new LinkedHashSet<>();
        memberships
                .all(
                        Filters.and(
                                Filters.eq("view.segment", segment.value()),
                                Filters.elemMatch("view.spans", Filters.exists("until", false))),
                        at)
                .forEach(found -> members.add(found.view().customer().value()));
        return members;
    }

    /**
     * Ids of the members of each cohort, none for a segment that is unknown; two round trips for any number. Who belonged on a
     * day is known by that day, whenever the segment was defined.
     */
    public Map<Cohort, Set<String>> members(Collection<Cohort> cohorts, ReadPoint at) {
        Map<Cohort, Set<String>> members = new HashMap<>();
        cohorts.forEach(cohort -> members.put(cohort, new HashSet<>()));
        Map<String, Versioned<SegmentView>> found = segments.findAll(
                members.keySet().stream()
                        .map(cohort -> cohort.segment().value())
                        .distinct()
                        .toList(),
                at.whateverItIsDated());
        Map<SegmentId, List<Cohort>> bySegment = new HashMap<>();
        List<Bson> conditions = new ArrayList<>();
        for (Cohort cohort : members.keySet()) {
            Versioned<SegmentView> segment = found.get(cohort.segment().value());
            if (segment != null && segment.view().hasMembersOn(cohort.on())) {
                bySegment
                        .computeIfAbsent(cohort.segment(), id -> new ArrayList<>())
                        .add(cohort);
                conditions.add(of(segment, cohort.on()));
            }
        }
        if (!conditions.isEmpty()) {
            for (Versioned<MembershipView> membership : memberships.all(Filters.or(conditions), at)) {
                MembershipView view = membership.view();
                bySegment.getOrDefault(view.segment(), List.of()).stream()
                        .filter(cohort -> view.holdsOn(cohort.on()))
                        .map(members::get)
                        .forEach(ids -> ids.add(view.customer().value()));
            }
        }
        return members;
    }

    /** How far two segments are made of the same customers at the end of a day; two round trips. */
    public SegmentOverlap overlap(SegmentId first, SegmentId second, LocalDate on, ReadPoint at) {
        Cohort one = new Cohort(first, on);
        Cohort other = new Cohort(second, on);
        Map<Cohort, Set<String>> members = members(List.of(one, other), at);
        return SegmentOverlap.of(idsOf(members.get(one)), idsOf(members.get(other)));
    }

    private static List<CustomerId> idsOf(@Nullable Set<String> ids) {
        return ids == null ? List.of() : ids.stream().map(CustomerId::new).toList();
    }

    /** The segments that customers ever belonged to, by customer id, each customer's by segment id; one round trip. */
    public Map<String, List<MembershipView>> ofCustomers(Collection<String> customers, ReadPoint at) {
        Map<String, List<MembershipView>> byCustomer = new HashMap<>();
        customers.forEach(customer -> byCustomer.put(customer, new ArrayList<>()));
        memberships.all(Filters.in("view.customer", customers), at).stream()
                .sorted(Comparator.comparing(Versioned::key))
                .map(Versioned::view)
                .forEach(view -> byCustomer
                        .computeIfAbsent(view.customer().value(), id -> new ArrayList<>())
                        .add(view));
        return byCustomer;
    }

    /** What the evaluations of each day came to, latest day first. */
    public Slice<Versioned<EvaluationView>> evaluations(SegmentId segment, PageRequest page, ReadPoint at) {
        return evaluations.page(Filters.eq("view.segment", segment.value()), LATEST_FIRST, page, at);
    }

    public long countEvaluations(SegmentId segment, ReadPoint at) {
        return evaluations.count(Filters.eq("view.segment", segment.value()), at);
    }

    /** What the evaluations up to a day came to, of all segments, by day; one round trip. */
    public List<Versioned<EvaluationView>> evaluationsUntil(LocalDate day, int atMost, ReadPoint at) {
        return evaluations.some(Filters.lte("view.on", day), atMost, at).stream()
                .sorted(Comparator.comparing(found -> found.view().on()))
                .toList();
    }

    /** Stored values that are null are left out, so an open stay has no {@code until}. */
    private static Bson holdingOn(LocalDate day) {
        return Filters.or(
                Filters.elemMatch("view.spans", Filters.and(Filters.lte("since", day), Filters.gt("until", day))),
                Filters.elemMatch(
                        "view.spans", Filters.and(Filters.lte("since", day), Filters.exists("until", false))));
    }
}
