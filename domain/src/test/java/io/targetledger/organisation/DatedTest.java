package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class DatedTest {

    private static final LocalDate DAY_0 = LocalDate.of(2026, 1, 1);

    private record Colour(int number, LocalDate since) implements Dated {}

    /** A sorted map, which replaces by key, is the model. */
    @Property(tries = 200)
    void whatHoldsOnADayIsTheLatestOfItsLatestDayUpToThen(
            @ForAll @Size(max = 30) List<@IntRange(max = 20) Integer> days, @ForAll @IntRange(max = 25) int asked) {
        List<Colour> timeline = List.of();
        TreeMap<LocalDate, Colour> model = new TreeMap<>();
        for (int i = 0; i < days.size(); i++) {
            Colour colour = new Colour(i, DAY_0.plusDays(days.get(i)));
            timeline = Dated.with(colour, timeline);
            model.put(colour.since(), colour);
        }
        assertThat(timeline).isEqualTo(new ArrayList<>(model.values()));
        Map.Entry<LocalDate, Colour> holding = model.floorEntry(DAY_0.plusDays(asked));
        assertThat(Dated.on(DAY_0.plusDays(asked), timeline)).isEqualTo(holding == null ? null : holding.getValue());
    }
}
