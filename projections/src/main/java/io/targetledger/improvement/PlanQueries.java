package io.targetledger.improvement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import io.targetledger.shared.Period;
import org.bson.conversions.Bson;

import static io.targetledger.improvement.PlanFold.PLANS;

/** How improvement plans are found. */
public final class PlanQueries {

    /** Most plans a report is made over. */
    static final int MOST_COMPUTED = 10_000;

    private static final Order NEWEST_FIRST = Order.descending("createdAt");

    private final ViewReader<PlanView> plans;
    private final OrganisationQueries organisation;

    public PlanQueries(Views views, OrganisationQueries organisation) {
        this.plans = views.reader(PLANS);
        this.organisation = organisation;
    }

    public Optional<Versioned<PlanView>> find(PlanId plan, ReadPoint at) {
        return plans.find(plan.value(), at);
    }

    /** Newest first, those the reader may read. */
    public Slice<Versioned<PlanView>> page(PlanFilter filter, PlanReaders readers, PageRequest page, ReadPoint at) {
        return plans.page(condition(filter, readers, at), NEWEST_FIRST, page, at);
    }

    public long count(PlanFilter filter, PlanReaders readers, ReadPoint at) {
        return plans.count(condition(filter, readers, at), at);
    }

    /** @throws UnanswerableRead {@code TOO_MANY_TO_COMPUTE} for more than 10,000 */
    public List<Versioned<PlanView>> all(PlanFilter filter, PlanReaders readers, ReadPoint at) {
        List<Versioned<PlanView>> found = plans.some(condition(filter, readers, at), MOST_COMPUTED + 1, at);
        if (found.size() > MOST_COMPUTED) {
            throw new UnanswerableRead("TOO_MANY_TO_COMPUTE", Map.of("allowed", MOST_COMPUTED));
        }
        return found;
    }

    /** Those closed on these days, which the reader may read; one round trip. */
    public List<Versioned<PlanView>> closed(Period on, PlanReaders readers, int atMost, ReadPoint at) {
        return plans.some(
                Filters.and(
                        Filters.gte("view.closure.on", on.start()),
                        Filters.lte("view.closure.on", on.end()),
                        readers.asBson()),
                atMost,
                at);
    }

    /** Every version of these plans by the point, oldest first, by id; shown to nobody as they are. */
    public Map<String, List<Versioned<PlanView>>> versionsOf(Collection<String> ids, ReadPoint at) {
        return plans.versionsOf(ids, at);
    }

    /** Ids of the plans the person sponsors. */
    public Set<String> sponsoredBy(String sponsor, ReadPoint at) {
        return plans.all(Filters.eq("view.sponsor", sponsor), at).stream()
                .map(Versioned::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Bson condition(PlanFilter filter, PlanReaders readers, ReadPoint at) {
        return Filters.and(filter.asBson(organisation.chart(at), at.today()), readers.asBson());
    }
}
