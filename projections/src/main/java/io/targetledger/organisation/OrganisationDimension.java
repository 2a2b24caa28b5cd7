package io.targetledger.organisation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import io.targetledger.fact.FactFilter;
import io.targetledger.fact.FactNames;
import io.targetledger.fact.FactPage;
import io.targetledger.fact.FactQuestion;
import io.targetledger.fact.FactTable;
import io.targetledger.fact.Reach;
import io.targetledger.fact.TableInParts;
import io.targetledger.fact.ViewFactTable;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import org.jspecify.annotations.Nullable;

import static io.targetledger.organisation.OrganisationUnitFold.UNITS;
import static io.targetledger.organisation.PersonFold.PEOPLE;

/** The table {@code organisationDimension}: units, then people. */
public final class OrganisationDimension implements FactTable<OrganisationDimensionRow> {

    static final String NAME = "organisationDimension";

    private static final List<FactFilter> FILTERS =
            List.of(FactFilter.id("memberId", "key", "This unit or person.", "成员"));

    private final TableInParts<OrganisationDimensionRow> parts;

    private OrganisationDimension(Views views, FactNames names) {
        this.parts = new TableInParts<>(
                NAME,
                List.of(
                        new ViewFactTable<>(
                                        NAME + ".units",
                                        OrganisationDimensionRow.class,
                                        views,
                                        UNITS,
                                        Filters.empty(),
                                        FILTERS,
                                        (units, at) -> ofUnits(units, names, at))
                                .ofMemberAt("key"),
                        new ViewFactTable<>(
                                        NAME + ".people",
                                        OrganisationDimensionRow.class,
                                        views,
                                        PEOPLE,
                                        Filters.empty(),
                                        FILTERS,
                                        (people, at) -> ofPeople(people, names, at))
                                .ofMemberAt("key")));
    }

    public static FactTable<OrganisationDimensionRow> table(Views views, FactNames names) {
        return new OrganisationDimension(views, names);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<OrganisationDimensionRow> rowType() {
        return OrganisationDimensionRow.class;
    }

    @Override
    public List<FactFilter> filters() {
        return FILTERS;
    }

    /** People come after units. */
    @Override
    public boolean inOrderOfChange() {
        return false;
    }

    @Override
    public Reach reach() {
        return Reach.UNITS;
    }

    @Override
    public FactPage<OrganisationDimensionRow> page(FactQuestion question, ReadPoint at) {
        return parts.page(question, at);
    }

    private static List<List<OrganisationDimensionRow>> ofUnits(
            List<Versioned<OrganisationUnitView>> units, FactNames names, ReadPoint at) {
        List<List<Spell>> spells =
                units.stream().map(unit -> Spell.of(unit.view())).toList();
        FactNames.Known known = known(spells, names, at);
        List<List<OrganisationDimensionRow>> rows = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            Versioned<OrganisationUnitView> unit = units.get(i);
            rows.add(spells.get(i).stream()
                    .map(spell -> OrganisationDimensionRow.of(
                            unit.key(), unit.view().level().name(), unit.view().name(), null, spell, unit, known))
                    .toList());
        }
        return rows;
    }

    private static List<List<OrganisationDimensionRow>> ofPeople(
            List<Versioned<PersonView>> people, FactNames names, ReadPoint at) {
        List<List<Spell>> spells =
                people.stream().map(person -> Spell.of(person.view())).toList();
        FactNames.Known known = known(spells, names, at);
        List<List<OrganisationDimensionRow>> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Versioned<PersonView> person = people.get(i);
            PersonView view = person.view();
            rows.add(spells.get(i).stream()
                    .map(spell -> OrganisationDimensionRow.of(
                            person.key(), "PERSON", view.name(), view.title(), spell, person, known))
                    .toList());
        }
        return rows;
    }

    private static FactNames.Known known(List<List<Spell>> spells, FactNames names, ReadPoint at) {
        return names.of(
                spells.stream()
                        .flatMap(List::stream)
                        .flatMap(spell -> Stream.<@Nullable String>of(spell.parent(), spell.head())),
                at);
    }
}
