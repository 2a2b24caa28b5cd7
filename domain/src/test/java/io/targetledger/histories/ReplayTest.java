package io.targetledger.histories;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.assertj.core.api.Assertions.assertThat;

class ReplayTest {

    private static final Map<String, Class<?>> AGGREGATES =
            Ledger.AGGREGATES.stream().collect(Collectors.toMap(Class::getSimpleName, type -> type));

    /** An aggregate kept in memory from its first command on is in the same state as one read again from its events. */
    @Property(tries = 10)
    void whatIsReplayedIsWhatWasLive(@ForAll long seed) {
        SteppedClock clock = new SteppedClock(LocalDate.of(2025, 1, 1));
        Ledger live = Ledger.keepingAggregates(clock);
        RandomCommands random = new RandomCommands(seed, live.world);
        random.founding().forEach(live::send);
        for (int i = 0; i < 150; i++) {
            clock.advance(random.daysUntilNext());
            live.send(random.next(clock.today()));
        }
        Map<String, String> types = new HashMap<>();
        live.history().forEach(happened -> types.put(happened.aggregateId(), happened.aggregateType()));
        types.forEach((id, type) -> assertThat(live.replayed(AGGREGATES.get(type), id))
                .as(id)
                .usingRecursiveComparison()
                .isEqualTo(live.live(AGGREGATES.get(type), id)));
    }
}
