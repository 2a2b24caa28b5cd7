package io.targetledger.improvement;

import java.util.List;
import java.util.Set;

import io.targetledger.graphql.ReadRule;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import org.jspecify.annotations.Nullable;

import static io.targetledger.improvement.PlanFold.PLANS;

/**
 * Who sees a plan: the person, the sponsor, a MANAGER who heads the person's unit or one above it, ADMIN and AUDITOR. From
 * all others it is withheld whole.
 */
public final class PlanSight implements ReadRule<PlanView> {

    private final PlanQueries plans;
    private final OrganisationQueries organisation;
    private final Views views;

    PlanSight(PlanQueries plans, OrganisationQueries organisation, Views views) {
        this.plans = plans;
        this.organisation = organisation;
        this.views = views;
    }

    @Override
    public Fold<PlanView, ?> fold() {
        return PLANS;
    }

    @Override
    public @Nullable Versioned<PlanView> shown(Actor reader, Versioned<PlanView> found) {
        return shownOf(reader, List.of(found)).get(0);
    }

    /** No round trip for those who see all of them by their own place; else one. */
    @Override
    public List<@Nullable Versioned<PlanView>> shownOf(Actor reader, List<Versioned<PlanView>> found) {
        PlanReaders byPlace = byPlace(reader, views.now());
        boolean suffices = found.stream().allMatch(version -> byPlace.include(version.key(), version.view()));
        PlanReaders readers = suffices ? byPlace : of(reader);
        return found.stream()
                .<@Nullable Versioned<PlanView>>map(
                        version -> readers.include(version.key(), version.view()) ? version : null)
                .toList();
    }

    /** What the reader sees, as things are now. */
    public PlanReaders of(Actor reader) {
        ReadPoint now = views.now();
        PlanReaders byPlace = byPlace(reader, now);
        return byPlace.all() ? byPlace : byPlace.sponsoring(plans.sponsoredBy(reader.personId(), now));
    }

    private PlanReaders byPlace(Actor reader, ReadPoint now) {
        if (reader.is(Role.ADMIN) || reader.is(Role.AUDITOR)) {
            return PlanReaders.ALL;
        }
        return PlanReaders.of(
                reader.personId(),
                reader.is(Role.MANAGER)
                        ? organisation.chart(now).peopleBelow(reader.personId(), now.today())
                        : Set.of());
    }
}
