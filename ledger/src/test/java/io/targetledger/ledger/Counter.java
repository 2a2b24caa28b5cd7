package io.targetledger.ledger;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** An aggregate as Axon has them, with the kinds of fields that aggregates have. */
@AggregateRoot
class Counter {

    record Open(@TargetAggregateIdentifier String id) {}

    record Count(@TargetAggregateIdentifier String id, long by) {}

    record Step(long by) {}

    @AggregateIdentifier
    private @Nullable String id;

    private long sum;
    private @Nullable String note;
    private final Set<Step> steps = new LinkedHashSet<>();
    private final Map<Step, Integer> times = new HashMap<>();

    protected Counter() {}

    @CommandHandler
    Counter(Open command) {
        apply(new TestEvent.Opened(command.id()));
    }

    @CommandHandler
    long handle(Count command) {
        apply(new TestEvent.Counted(command.by()));
        return sum;
    }

    @EventSourcingHandler
    void on(TestEvent.Opened event) {
        id = event.name();
    }

    @EventSourcingHandler
    void on(TestEvent.Counted event) {
        sum += event.by();
        steps.add(new Step(event.by()));
        times.merge(new Step(event.by()), 1, Integer::sum);
    }

    long sum() {
        return sum;
    }

    Map<Step, Integer> times() {
        return times;
    }
}
