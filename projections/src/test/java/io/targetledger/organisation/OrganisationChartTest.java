package io.targetledger.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.targetledger.organisation.OrganisationUnitView.Head;
import io.targetledger.organisation.OrganisationUnitView.Parent;
import io.targetledger.organisation.PersonView.Placement;
import io.targetledger.projection.Versioned;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Company over east and west; team under east, moved under west in July; ann in team, bob moved to it in March. */
class OrganisationChartTest {

    private static final UnitId COMPANY = new UnitId("unit/company");
    private static final UnitId EAST = new UnitId("unit/east");
    private static final UnitId WEST = new UnitId("unit/west");
    private static final UnitId TEAM = new UnitId("unit/team");
    private static final PersonId ANN = new PersonId("person/ann");
    private static final PersonId BOB = new PersonId("person/bob");

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private final Map<String, Versioned<OrganisationUnitView>> units = new LinkedHashMap<>();
    private final Map<String, Versioned<PersonView>> people = new LinkedHashMap<>();

    @BeforeEach
    void organise() {
        unit(COMPANY, UnitLevel.COMPANY, List.of(new Parent(null, JANUARY)), List.of(), null);
        unit(EAST, UnitLevel.REGION, List.of(new Parent(COMPANY, JANUARY)), List.of(new Head(BOB, JANUARY)), null);
        unit(WEST, UnitLevel.REGION, List.of(new Parent(COMPANY, JANUARY)), List.of(), null);
        unit(
                TEAM,
                UnitLevel.TEAM,
                List.of(new Parent(EAST, JANUARY), new Parent(WEST, JULY)),
                List.of(new Head(ANN, JANUARY)),
                null);
        person(ANN, null, new Placement(TEAM, JANUARY));
        person(BOB, OCTOBER, new Placement(EAST, JANUARY), new Placement(TEAM, MARCH));
    }

    @Test
    void aTeamIsWhoBelongedToItOnThatDay() {
        assertThat(chart().membersOf(TEAM, JANUARY)).containsExactly(ANN);
        assertThat(chart().membersOf(TEAM, MARCH)).containsExactly(ANN, BOB);
        assertThat(chart().membersOf(TEAM, OCTOBER)).containsExactly(ANN);
    }

    @Test
    void aSubtreeIsWhatStoodBelowOnThatDay() {
        assertThat(chart().subtreeOf(EAST, MARCH)).containsExactlyInAnyOrder(EAST, TEAM);
        assertThat(chart().subtreeOf(EAST, JULY)).containsExactly(EAST);
        assertThat(chart().everyoneIn(WEST, JULY)).containsExactly(ANN, BOB);
        assertThat(chart().ownersWithin(new OwnerId("unit/west"), JULY))
                .containsExactlyInAnyOrder("unit/west", "unit/team", "person/ann", "person/bob");
    }

    @Test
    void whatCountsForAUnitIsWhatStoodBelowItWhileItDid() {
        Map<String, List<Span>> east = chart().countedFor(new OwnerId("unit/east"));

        assertThat(east.keySet()).containsExactlyInAnyOrder("unit/east", "unit/team", "person/ann", "person/bob");
        assertThat(days(east, "person/ann", JANUARY, MARCH, JULY)).containsExactly(JANUARY, MARCH);
        assertThat(days(east, "person/bob", JANUARY, JULY.minusDays(1), JULY))
                .containsExactly(JANUARY, JULY.minusDays(1));
        assertThat(days(chart().countedFor(new OwnerId("unit/west")), "person/bob", JANUARY, JULY, OCTOBER))
                .containsExactly(JULY);
        assertThat(chart().countedFor(new OwnerId("person/ann"))).containsOnlyKeys("person/ann");
    }

    @Test
    void peopleReportToTheNearestHeadWhoIsSomebodyElse() {
        assertThat(chart().reportsTo(BOB, JULY)).contains(ANN);
        assertThat(chart().reportsTo(ANN, JANUARY)).contains(BOB);
        assertThat(chart().reportsTo(ANN, JULY)).isEmpty();
    }

    @Test
    void aHeadWhoLeftLeadsNothing() {
        assertThat(chart().headOf(EAST, MARCH)).contains(BOB);
        assertThat(chart().headOf(EAST, OCTOBER)).isEmpty();
    }

    @Test
    void withinMeansOnAnyDayFromThenOn() {
        assertThat(chart().isWithin(TEAM, EAST, JANUARY)).isTrue();
        assertThat(chart().isWithin(TEAM, EAST, JULY)).isFalse();
        assertThat(chart().isWithin(TEAM, COMPANY, OCTOBER)).isTrue();
        assertThat(chart().isWithin(TEAM, TEAM, OCTOBER)).isTrue();
    }

    private OrganisationChart chart() {
        return new OrganisationChart(units, people);
    }

    private static List<LocalDate> days(Map<String, List<Span>> counted, String subject, LocalDate... asked) {
        return new TreeSet<>(List.of(asked))
                .stream()
                        .filter(day -> counted.getOrDefault(subject, List.of()).stream()
                                .anyMatch(span -> span.contains(day)))
                        .toList();
    }

    private void unit(
            UnitId id, UnitLevel level, List<Parent> parents, List<Head> heads, @Nullable LocalDate dissolvedOn) {
        units.put(
                id.value(),
                versioned(
                        id.value(),
                        new OrganisationUnitView(
                                LocalizedName.of(id.value()), level, JANUARY, parents, heads, dissolvedOn)));
    }

    private void person(PersonId id, @Nullable LocalDate leftOn, Placement... placements) {
        people.put(
                id.value(),
                versioned(id.value(), new PersonView(LocalizedName.of(id.value()), null, List.of(placements), leftOn)));
    }

    private static <V> Versioned<V> versioned(String key, V view) {
        return new Versioned<>(key, view, 1, Instant.EPOCH, Instant.EPOCH, 1);
    }
}
