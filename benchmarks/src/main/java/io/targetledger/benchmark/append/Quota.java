package io.targetledger.benchmark.append;

import java.math.BigDecimal;

import io.targetledger.benchmark.append.QuotaEvent.QuotaOpened;
import io.targetledger.benchmark.append.QuotaEvent.QuotaRevised;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/** An aggregate that costs next to nothing, so that what is measured is how its events are stored. */
final class Quota {

    @AggregateIdentifier
    private String id;

    private BigDecimal amount;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    Quota() {}

    @CommandHandler
    void handle(ReviseQuota command) {
        apply(new QuotaRevised(id, amount, command.amount(), command.note()));
    }

    @EventSourcingHandler
    void on(QuotaOpened event) {
        id = event.quota();
        amount = event.amount();
    }

    @EventSourcingHandler
    void on(QuotaRevised event) {
        amount = event.amount();
    }
}
