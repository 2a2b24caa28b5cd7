package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.organisation.OrganisationUnitEvent.HeadAppointed;
import io.targetledger.organisation.OrganisationUnitEvent.UnitDissolved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OrganisationUnitEvent.UnitMoved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitRenamed;
import io.targetledger.organisation.OrganisationUnitView.Head;
import io.targetledger.organisation.OrganisationUnitView.Parent;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link OrganisationUnitView} × {@link OrganisationUnitEvent} → {@link OrganisationUnitView}. */
public final class OrganisationUnitFold implements AggregateFold<OrganisationUnitView, OrganisationUnitEvent> {

    public static final OrganisationUnitFold UNITS = new OrganisationUnitFold();

    private OrganisationUnitFold() {}

    @Override
    public String name() {
        return "unit";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<OrganisationUnitView> viewType() {
        return OrganisationUnitView.class;
    }

    @Override
    public Class<OrganisationUnitEvent> eventType() {
        return OrganisationUnitEvent.class;
    }

    @Override
    public @Nullable LocalDate effectiveOn(OrganisationUnitEvent event, EventContext context) {
        if (event instanceof UnitEstablished established) {
            return established.since();
        }
        if (event instanceof UnitMoved moved) {
            return moved.since();
        }
        if (event instanceof HeadAppointed appointed) {
            return appointed.since();
        }
        return event instanceof UnitDissolved dissolved ? dissolved.on() : null;
    }

    @Override
    public @Nullable OrganisationUnitView evolve(
            @Nullable OrganisationUnitView before, OrganisationUnitEvent event, EventContext context) {
        if (event instanceof UnitEstablished established) {
            return new OrganisationUnitView(
                    established.name(),
                    established.level(),
                    established.since(),
                    List.of(new Parent(established.parent(), established.since())),
                    List.of(),
                    null);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof UnitRenamed renamed) {
            return new OrganisationUnitView(
                    renamed.name(),
                    before.level(),
                    before.since(),
                    before.parents(),
                    before.heads(),
                    before.dissolvedOn());
        }
        if (event instanceof UnitMoved moved) {
            return new OrganisationUnitView(
                    before.name(),
                    before.level(),
                    before.since(),
                    ByDate.with(before.parents(), new Parent(moved.parent(), moved.since()), Parent::since),
                    before.heads(),
                    before.dissolvedOn());
        }
        if (event instanceof HeadAppointed appointed) {
            return new OrganisationUnitView(
                    before.name(),
                    before.level(),
                    before.since(),
                    before.parents(),
                    ByDate.with(before.heads(), new Head(appointed.head(), appointed.since()), Head::since),
                    before.dissolvedOn());
        }
        if (event instanceof UnitDissolved dissolved) {
            return new OrganisationUnitView(
                    before.name(), before.level(), before.since(), before.parents(), before.heads(), dissolved.on());
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(
                new IndexModel(Indexes.ascending("from", "key", "to")),
                new IndexModel(Indexes.ascending("view.level", "to")));
    }
}
