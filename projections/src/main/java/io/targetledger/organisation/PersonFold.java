package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import io.targetledger.organisation.PersonEvent.PersonDeparted;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonEvent.PersonTransferred;
import io.targetledger.organisation.PersonView.Placement;
import io.targetledger.projection.AggregateFold;
import io.targetledger.projection.EventContext;
import org.jspecify.annotations.Nullable;

/** {@link PersonView} × {@link PersonEvent} → {@link PersonView}. */
public final class PersonFold implements AggregateFold<PersonView, PersonEvent> {

    public static final PersonFold PEOPLE = new PersonFold();

    private PersonFold() {}

    @Override
    public String name() {
        return "person";
    }

    @Override
    public int version() {
        return 2;
    }

    @Override
    public Class<PersonView> viewType() {
        return PersonView.class;
    }

    @Override
    public Class<PersonEvent> eventType() {
        return PersonEvent.class;
    }

    @Override
    public @Nullable LocalDate effectiveOn(PersonEvent event, EventContext context) {
        if (event instanceof PersonJoined joined) {
            return joined.since();
        }
        if (event instanceof PersonTransferred transferred) {
            return transferred.since();
        }
        return event instanceof PersonDeparted departed ? departed.on() : null;
    }

    @Override
    public @Nullable PersonView evolve(@Nullable PersonView before, PersonEvent event, EventContext context) {
        if (event instanceof PersonJoined joined) {
            return new PersonView(
                    joined.name(), joined.title(), List.of(new Placement(joined.unit(), joined.since())), null);
        }
        if (before == null) {
            return null;
        }
        if (event instanceof PersonTransferred transferred) {
            List<Placement> placements = ByDate.with(
                    before.placements(), new Placement(transferred.unit(), transferred.since()), Placement::since);
            return new PersonView(before.name(), before.title(), placements, before.leftOn());
        }
        if (event instanceof PersonDeparted departed) {
            return new PersonView(before.name(), before.title(), before.placements(), departed.on());
        }
        return before;
    }

    @Override
    public List<IndexModel> indexes() {
        return List.of(new IndexModel(Indexes.ascending("from", "key", "to")));
    }
}
