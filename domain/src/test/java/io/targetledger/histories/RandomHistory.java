package io.targetledger.histories;

import java.time.LocalDate;
import java.util.List;

/**
 * Histories that could have happened: random commands are carried out by the aggregates themselves, and what they refuse
 * did not happen. The same seed gives the same history.
 */
public final class RandomHistory {

    private RandomHistory() {}

    /**
     * Events of all aggregates, in the order in which they happened.
     *
     * @param commands how many random commands are tried after the organisation and the metrics were set up; about two
     *     in three are carried out
     */
    public static List<Happened> of(long seed, int commands) {
        SteppedClock clock = new SteppedClock(LocalDate.of(2025, 1, 1));
        Ledger ledger = Ledger.keepingAggregates(clock);
        RandomCommands random = new RandomCommands(seed, ledger.world);
        random.founding().forEach(ledger::send);
        for (int i = 0; i < commands; i++) {
            clock.advance(random.daysUntilNext());
            ledger.send(random.next(clock.today()));
        }
        return ledger.history();
    }

    /** As {@link #of(long, int)}, only the events of one kind of aggregate, e.g. {@code Goal}. */
    public static List<Happened> ofType(String aggregateType, long seed, int commands) {
        return of(seed, commands).stream()
                .filter(happened -> happened.aggregateType().equals(aggregateType))
                .toList();
    }
}
