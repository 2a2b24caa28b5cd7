package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import io.targetledger.graphql.AuditedType;
import io.targetledger.graphql.Connection;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Given;
import io.targetledger.projection.PageRequest;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import static io.targetledger.organisation.OrganisationUnitFold.UNITS;
import static io.targetledger.organisation.PersonFold.PEOPLE;

/** Units and people, and who belonged where on which day: all read from the chart kept in memory. */
@Controller
final class OrganisationApi {

    private static final String UNIT = "OrganisationUnit";
    private static final String PERSON = "Person";

    private final OrganisationQueries organisation;

    OrganisationApi(OrganisationQueries organisation) {
        this.organisation = organisation;
    }

    @Bean
    static AuditedType<OrganisationUnitView> unitType(OrganisationQueries organisation) {
        return new AuditedType<>(
                UNIT, "unit", UNITS, UnitId::new, at -> organisation.chart(at).units());
    }

    @Bean
    static AuditedType<PersonView> personType(OrganisationQueries organisation) {
        return new AuditedType<>(
                PERSON,
                "person",
                PEOPLE,
                PersonId::new,
                at -> organisation.chart(at).people());
    }

    @QueryMapping
    Connection<Found<OrganisationUnitView>> units(@Argument @Nullable UnitLevel kind, PageRequest page, ReadPoint at) {
        return Connection.of(
                Found.all(organisation.units(kind, page, at), at), () -> organisation.countUnits(kind, at));
    }

    @QueryMapping
    Connection<Found<PersonView>> people(
            @Argument @Nullable String team, @Argument @Nullable LocalDate on, PageRequest page, ReadPoint at) {
        UnitId unit = Given.optional("team", team, UnitId::new);
        LocalDate day = on == null ? at.today() : on;
        return Connection.of(
                Found.all(organisation.people(unit, day, page, at), at), () -> organisation.countPeople(unit, day, at));
    }

    @SchemaMapping(typeName = UNIT, field = "names")
    LocalizedName unitNames(Found<OrganisationUnitView> unit) {
        return unit.view().name();
    }

    @SchemaMapping(typeName = UNIT)
    UnitLevel kind(Found<OrganisationUnitView> unit) {
        return unit.view().level();
    }

    @SchemaMapping(typeName = UNIT)
    Optional<Found<OrganisationUnitView>> parent(Found<OrganisationUnitView> unit, @Argument @Nullable LocalDate on) {
        return chart(unit).parentOf(idOf(unit), day(on, unit)).flatMap(parent -> unit(parent, unit.at()));
    }

    @SchemaMapping(typeName = UNIT)
    List<Found<OrganisationUnitView>> children(Found<OrganisationUnitView> unit, @Argument @Nullable LocalDate on) {
        return chart(unit).childrenOf(idOf(unit), day(on, unit)).stream()
                .flatMap(child -> unit(child, unit.at()).stream())
                .toList();
    }

    @SchemaMapping(typeName = UNIT)
    Optional<Found<PersonView>> head(Found<OrganisationUnitView> unit, @Argument @Nullable LocalDate on) {
        return chart(unit).headOf(idOf(unit), day(on, unit)).flatMap(head -> person(head, unit.at()));
    }

    @SchemaMapping(typeName = UNIT)
    List<Found<PersonView>> members(Found<OrganisationUnitView> unit, @Argument @Nullable LocalDate on) {
        return people(chart(unit).membersOf(idOf(unit), day(on, unit)), unit.at());
    }

    @SchemaMapping(typeName = UNIT)
    List<Found<PersonView>> everyone(Found<OrganisationUnitView> unit, @Argument @Nullable LocalDate on) {
        return people(chart(unit).everyoneIn(idOf(unit), day(on, unit)), unit.at());
    }

    @SchemaMapping(typeName = PERSON, field = "names")
    LocalizedName personNames(Found<PersonView> person) {
        return person.view().name();
    }

    @SchemaMapping(typeName = PERSON, field = "unit")
    Optional<Found<OrganisationUnitView>> unitOf(Found<PersonView> person, @Argument @Nullable LocalDate on) {
        return chart(person)
                .unitOf(new PersonId(person.id()), day(on, person))
                .flatMap(unit -> unit(unit, person.at()));
    }

    @SchemaMapping(typeName = PERSON)
    Optional<Found<PersonView>> reportsTo(Found<PersonView> person, @Argument @Nullable LocalDate on) {
        return chart(person)
                .reportsTo(new PersonId(person.id()), day(on, person))
                .flatMap(head -> person(head, person.at()));
    }

    record Placed(Found<OrganisationUnitView> unit, LocalDate since) {}

    @SchemaMapping(typeName = PERSON)
    List<Placed> placements(Found<PersonView> person) {
        return person.view().placements().stream()
                .flatMap(placement ->
                        unit(placement.unit(), person.at()).stream().map(unit -> new Placed(unit, placement.since())))
                .toList();
    }

    private OrganisationChart chart(Found<?> of) {
        return organisation.chart(of.at());
    }

    private List<Found<PersonView>> people(List<PersonId> ids, ReadPoint at) {
        return ids.stream().flatMap(id -> person(id, at).stream()).toList();
    }

    private Optional<Found<PersonView>> person(PersonId id, ReadPoint at) {
        return organisation.chart(at).person(id).map(person -> new Found<>(person, at));
    }

    private Optional<Found<OrganisationUnitView>> unit(UnitId id, ReadPoint at) {
        return organisation.chart(at).unit(id).map(unit -> new Found<>(unit, at));
    }

    private static UnitId idOf(Found<OrganisationUnitView> unit) {
        return new UnitId(unit.id());
    }

    private static LocalDate day(@Nullable LocalDate on, Found<?> of) {
        return on == null ? of.at().today() : on;
    }
}
