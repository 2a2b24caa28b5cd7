package io.targetledger.projection;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.PersonView;
import io.targetledger.organisation.PersonView.Placement;
import io.targetledger.organisation.UnitId;
import io.targetledger.shared.LocalizedName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeTest {

    private static final Placement NORTH = new Placement(new UnitId("unit/north"), LocalDate.of(2026, 1, 1));
    private static final Placement SOUTH = new Placement(new UnitId("unit/south"), LocalDate.of(2026, 3, 1));

    private static PersonView person(String title, Placement... placements) {
        return new PersonView(new LocalizedName("Li Na", "李娜"), title, List.of(placements), null);
    }

    @Test
    void namesWhatDiffersByItsPath() {
        assertThat(Change.between(person("Agent", NORTH), person("Manager", NORTH, SOUTH)))
                .containsExactly(
                        new Change("title", "Agent", "Manager"),
                        new Change("placements[1].unit", null, "unit/south"),
                        new Change("placements[1].since", null, "2026-03-01"));
    }

    @Test
    void everythingIsNewWhenThereWasNothing() {
        assertThat(Change.between(null, person("Agent", NORTH)))
                .extracting(Change::path)
                .containsExactly("name.en", "name.zh", "title", "placements[0].unit", "placements[0].since");
    }

    @Test
    void equalViewsDoNotDiffer() {
        assertThat(Change.between(person("Agent", NORTH), person("Agent", NORTH)))
                .isEmpty();
    }
}
