package io.targetledger.segment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerId;
import io.targetledger.segment.SegmentCommand.ActivateSegment;
import io.targetledger.segment.SegmentCommand.DefineSegment;
import io.targetledger.segment.SegmentCommand.EvaluateSegment;
import io.targetledger.segment.SegmentCommand.RedefineSegment;
import io.targetledger.segment.SegmentCommand.RetireSegment;
import io.targetledger.segment.SegmentCommand.RewordSegment;
import io.targetledger.segment.SegmentEvent.MembershipChange;
import io.targetledger.segment.SegmentEvent.SegmentActivated;
import io.targetledger.segment.SegmentEvent.SegmentDefined;
import io.targetledger.segment.SegmentEvent.SegmentEvaluated;
import io.targetledger.segment.SegmentEvent.SegmentRedefined;
import io.targetledger.segment.SegmentEvent.SegmentRetired;
import io.targetledger.segment.SegmentEvent.SegmentReworded;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

/**
 * A customer segment: who belongs to it by definition, and who belonged to it at each evaluation. Days of evaluations only
 * go forward, so that who belonged on a day is said once: by the last evaluation of that day or before.
 */
public final class CustomerSegment {

    private static final int LONGEST_DESCRIPTION = 2_000;
    private static final int MOST_MEMBERS = 50_000;

    @AggregateIdentifier
    private SegmentId segmentId;

    private SegmentStatus status;
    private LocalizedName name;
    private @Nullable String description;
    private Version version;
    private List<CustomerId> members = List.of();
    private @Nullable LocalDate evaluatedOn;
    private int evaluatedVersion;

    @SuppressWarnings("NullAway.Init") // Axon makes it empty and lets its first event fill it.
    private CustomerSegment() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DefineSegment command, CustomerBook customers) {
        if (segmentId != null) {
            throw new SegmentAlreadyDefined(segmentId);
        }
        mustBeKnown(command.definition(), customers);
        apply(new SegmentDefined(
                command.segmentId(),
                command.name(),
                Text.optional("description", command.description(), LONGEST_DESCRIPTION),
                command.definition(),
                command.reason()));
    }

    @CommandHandler
    void handle(ActivateSegment command) {
        mustBe(SegmentStatus.DRAFT);
        apply(new SegmentActivated(segmentId, command.reason()));
    }

    @CommandHandler
    void handle(RedefineSegment command, CustomerBook customers) {
        mustNotBeRetired();
        if (command.definition().equals(version.definition())) {
            return;
        }
        mustBeKnown(command.definition(), customers);
        apply(new SegmentRedefined(
                segmentId, version.number() + 1, version.definition(), command.definition(), command.requiredReason()));
    }

    @CommandHandler
    void handle(RewordSegment command) {
        mustNotBeRetired();
        String described = Text.optional("description", command.description(), LONGEST_DESCRIPTION);
        if (command.name().equals(name) && Objects.equals(described, description)) {
            return;
        }
        apply(new SegmentReworded(segmentId, name, description, command.name(), described, command.reason()));
    }

    /** Evaluated again on the same day by the same version, it records only what changed. */
    @CommandHandler
    void handle(EvaluateSegment command, CustomerBook customers, Clock clock) {
        mustBe(SegmentStatus.ACTIVE);
        LocalDate on = dayOfEvaluation(command, LocalDate.now(clock));
        Evaluation evaluation = Evaluation.of(version.definition(), customers.on(on), members);
        int size = evaluation.outcome().members();
        if (size > MOST_MEMBERS) {
            throw new Refusal("SEGMENT_TOO_LARGE", "segmentId", Map.of("members", size, "allowed", MOST_MEMBERS));
        }
        if (evaluation.changesNothing() && on.equals(evaluatedOn) && evaluatedVersion == version.number()) {
            return;
        }
        for (int part = 1; part <= evaluation.parts(); part++) {
            apply(new SegmentEvaluated(
                    segmentId,
                    version.number(),
                    on,
                    evaluation.outcome(),
                    evaluation.joined(part),
                    evaluation.left(part),
                    part,
                    evaluation.parts(),
                    command.reason()));
        }
    }

    @CommandHandler
    void handle(RetireSegment command, Clock clock) {
        mustNotBeRetired();
        apply(new SegmentRetired(segmentId, LocalDate.now(clock), members.size(), command.requiredReason()));
    }

    private LocalDate dayOfEvaluation(EvaluateSegment command, LocalDate today) {
        LocalDate on = Objects.requireNonNullElse(command.on(), today);
        LocalDate earliest = Objects.requireNonNullElse(evaluatedOn, LocalDate.EPOCH);
        if (on.isAfter(today) || on.isBefore(earliest)) {
            throw new EvaluationOutOfOrder(on, earliest, today);
        }
        return on;
    }

    private static void mustBeKnown(SegmentDefinition definition, CustomerBook customers) {
        if (definition instanceof SegmentDefinition.ByList list) {
            list.customers().stream()
                    .filter(customer -> customers.registeredOn(customer).isEmpty())
                    .findFirst()
                    .ifPresent(unknown -> {
                        throw new UnknownCustomer("customerIds", unknown);
                    });
        }
    }

    private void mustBe(SegmentStatus needed) {
        if (status != needed) {
            throw new SegmentIsNot(segmentId, needed, status);
        }
    }

    private void mustNotBeRetired() {
        if (status == SegmentStatus.RETIRED) {
            throw new SegmentIsRetired(segmentId);
        }
    }

    @EventSourcingHandler
    void on(SegmentDefined event) {
        segmentId = event.segmentId();
        status = SegmentStatus.DRAFT;
        name = event.name();
        description = event.description();
        version = new Version(1, event.definition());
    }

    @EventSourcingHandler
    void on(SegmentActivated event) {
        status = SegmentStatus.ACTIVE;
    }

    @EventSourcingHandler
    void on(SegmentRedefined event) {
        version = new Version(event.version(), event.definition());
    }

    @EventSourcingHandler
    void on(SegmentReworded event) {
        name = event.name();
        description = event.description();
    }

    @EventSourcingHandler
    void on(SegmentEvaluated event) {
        Set<CustomerId> gone = new HashSet<>();
        event.left().forEach(left -> gone.add(left.customer()));
        members = Stream.concat(
                        members.stream().filter(member -> !gone.contains(member)),
                        event.joined().stream().map(MembershipChange::customer))
                .toList();
        evaluatedOn = event.on();
        evaluatedVersion = event.version();
    }

    @EventSourcingHandler
    void on(SegmentRetired event) {
        status = SegmentStatus.RETIRED;
        members = List.of();
    }

    /** A definition and which one it is, counted from 1. */
    private record Version(int number, SegmentDefinition definition) {}
}
