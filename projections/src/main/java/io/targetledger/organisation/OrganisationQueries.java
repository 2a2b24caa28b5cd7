package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import io.targetledger.projection.Latest;
import io.targetledger.projection.Order;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Slice;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.ViewReader;
import io.targetledger.projection.Views;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import static io.targetledger.organisation.OrganisationUnitFold.UNITS;
import static io.targetledger.organisation.PersonFold.PEOPLE;

/** How units and people are found. */
public final class OrganisationQueries {

    private final ViewReader<OrganisationUnitView> units;
    private final ViewReader<PersonView> people;
    private final Latest<OrganisationChart> chart;

    public OrganisationQueries(Views views) {
        this.units = views.reader(UNITS);
        this.people = views.reader(PEOPLE);
        this.chart = new Latest<>(views, List.of(UNITS, PEOPLE), this::drawChart);
    }

    /** The organisation chart as known at that point, for all its days. */
    public OrganisationChart chart(ReadPoint at) {
        return chart.at(at);
    }

    public Slice<Versioned<OrganisationUnitView>> units(@Nullable UnitLevel level, PageRequest page, ReadPoint at) {
        return units.page(of(level), Order.BY_KEY, page, at);
    }

    public long countUnits(@Nullable UnitLevel level, ReadPoint at) {
        return units.count(of(level), at);
    }

    /** People, or those in the unit or below it on that day. */
    public Slice<Versioned<PersonView>> people(@Nullable UnitId team, LocalDate on, PageRequest page, ReadPoint at) {
        return people.page(within(team, on, at), Order.BY_KEY, page, at);
    }

    public long countPeople(@Nullable UnitId team, LocalDate on, ReadPoint at) {
        return people.count(within(team, on, at), at);
    }

    /** Which units the people belonged to, as was known at any position up to the point. One round trip. */
    public UnitsThen unitsThen(Collection<PersonId> asked, ReadPoint at) {
        return new UnitsThen(
                people.versionsOf(asked.stream().map(PersonId::value).distinct().toList(), at));
    }

    private static Bson of(@Nullable UnitLevel level) {
        return level == null ? Filters.empty() : Filters.eq("view.level", level.name());
    }

    private Bson within(@Nullable UnitId team, LocalDate on, ReadPoint at) {
        return team == null
                ? Filters.empty()
                : Filters.in(
                        "key",
                        chart(at).everyoneIn(team, on).stream()
                                .map(PersonId::value)
                                .toList());
    }

    private OrganisationChart drawChart(ReadPoint at) {
        return new OrganisationChart(byKey(units.all(Filters.empty(), at)), byKey(people.all(Filters.empty(), at)));
    }

    private static <V> Map<String, Versioned<V>> byKey(List<Versioned<V>> all) {
        Map<String, Versioned<V>> byKey = new LinkedHashMap<>();
        all.stream()
                .sorted(java.util.Comparator.comparing(Versioned::key))
                .forEach(versioned -> byKey.put(versioned.key(), versioned));
        return byKey;
    }
}
