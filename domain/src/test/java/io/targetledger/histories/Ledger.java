package io.targetledger.histories;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.campaign.Campaign;
import io.targetledger.customer.Customer;
import io.targetledger.goal.Goal;
import io.targetledger.improvement.ImprovementPlan;
import io.targetledger.lock.TargetLock;
import io.targetledger.measurement.Measurement;
import io.targetledger.metric.Metric;
import io.targetledger.organisation.OrganisationUnit;
import io.targetledger.organisation.Person;
import io.targetledger.product.Product;
import io.targetledger.review.Assessment;
import io.targetledger.review.Review;
import io.targetledger.review.ReviewCycle;
import io.targetledger.review.ReviewTemplate;
import io.targetledger.segment.CustomerSegment;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.AggregateNotFoundException;

/** All aggregates over an event store in memory, their rules asking a {@link World} folded from the same events. */
final class Ledger {

    static final List<Class<?>> AGGREGATES = List.of(
            Goal.class,
            Metric.class,
            Measurement.class,
            OrganisationUnit.class,
            Person.class,
            Customer.class,
            Product.class,
            TargetLock.class,
            ReviewTemplate.class,
            ReviewCycle.class,
            Review.class,
            Assessment.class,
            CustomerSegment.class,
            Campaign.class,
            ImprovementPlan.class);

    final World world = new World();
    private final CommandBus commands = SimpleCommandBus.builder().build();
    private final EventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final ParameterResolverFactory parameters;
    private final List<Happened> history = new ArrayList<>();
    private final Map<Class<?>, EventSourcingRepository<?>> repositories = new HashMap<>();
    private final Cache cache;

    /** Reads an aggregate from its events for every command. */
    Ledger(Clock clock) {
        this(clock, NoCache.INSTANCE);
    }

    /** Never reads an aggregate again that it once made. */
    static Ledger keepingAggregates(Clock clock) {
        return new Ledger(clock, new KeptAggregates());
    }

    private Ledger(Clock clock, Cache cache) {
        this.cache = cache;
        parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Ledger.class),
                new SimpleResourceParameterResolverFactory(
                        List.of(world, world.actuals(), world.reviews(), world.plans(), clock)));
        AGGREGATES.forEach(this::register);
        events.subscribe(messages -> messages.forEach(message -> {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            world.happened(event.getPayload());
            history.add(new Happened(
                    event.getAggregateIdentifier(), event.getType(), event.getSequenceNumber(), event.getPayload()));
        }));
    }

    private <T> void register(Class<T> aggregate) {
        EventSourcingRepository<T> repository = repository(aggregate, cache);
        repositories.put(aggregate, repository);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(commands);
    }

    private <T> EventSourcingRepository<T> repository(Class<T> aggregate, Cache cache) {
        return EventSourcingRepository.<T>builder(aggregate)
                .eventStore(events)
                .cache(cache)
                .parameterResolverFactory(parameters)
                .build();
    }

    /** Carries the command out, or gives the refusal, a command to something unknown being refused too; anything else that goes wrong is thrown. */
    Optional<Refusal> send(Command command) {
        FutureCallback<Command, Object> answer = new FutureCallback<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), answer);
        Throwable failure =
                answer.getResult().isExceptional() ? answer.getResult().exceptionResult() : null;
        if (failure == null) {
            return Optional.empty();
        }
        if (failure instanceof Refusal refusal) {
            return Optional.of(refusal);
        }
        if (failure instanceof AggregateNotFoundException) {
            return Optional.of(new Refusal("NOT_FOUND", null, Map.of("given", command.aggregate())));
        }
        throw new AssertionError("Not a refusal, for " + command, failure);
    }

    List<Happened> history() {
        return List.copyOf(history);
    }

    /** The aggregate as the commands left it. */
    Object live(Class<?> aggregate, String id) {
        return state(repositories.get(aggregate), id);
    }

    /** The aggregate as its events, read again from the first, make it. */
    Object replayed(Class<?> aggregate, String id) {
        return state(repository(aggregate, NoCache.INSTANCE), id);
    }

    private static <T> Object state(EventSourcingRepository<T> repository, String id) {
        DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        try {
            return repository.load(id).invoke(state -> state);
        } finally {
            work.rollback();
        }
    }
}
