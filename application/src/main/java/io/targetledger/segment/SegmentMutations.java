package io.targetledger.segment;

import java.time.Instant;
import java.time.LocalDate;

import io.targetledger.graphql.Caller;
import io.targetledger.graphql.CommandInput;
import io.targetledger.graphql.Given;
import io.targetledger.graphql.LocalizedNameInput;
import io.targetledger.graphql.Mutations;
import io.targetledger.graphql.Payload;
import io.targetledger.segment.SegmentCommand.ActivateSegment;
import io.targetledger.segment.SegmentCommand.DefineSegment;
import io.targetledger.segment.SegmentCommand.EvaluateSegment;
import io.targetledger.segment.SegmentCommand.RedefineSegment;
import io.targetledger.segment.SegmentCommand.RetireSegment;
import io.targetledger.segment.SegmentCommand.RewordSegment;
import io.targetledger.shared.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.stereotype.Controller;

/** The mutations of customer segments. */
@Controller
final class SegmentMutations {

    private final Mutations mutations;

    SegmentMutations(Mutations mutations) {
        this.mutations = mutations;
    }

    record DefineSegmentInput(
            String code,
            LocalizedNameInput name,
            @Nullable String description,
            DefinitionInput definition,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload defineSegment(@Argument DefineSegmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new DefineSegment(
                        Given.required("code", input.code(), code -> new SegmentId("segment/" + code)),
                        input.name().toName(),
                        input.description(),
                        input.definition().toDefinition(),
                        Reason.of(input.reason())));
    }

    record SegmentInput(
            String segmentId,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload activateSegment(@Argument SegmentInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new ActivateSegment(new SegmentId(input.segmentId()), Reason.of(input.reason())));
    }

    @MutationMapping
    Payload retireSegment(@Argument SegmentInput input, Caller caller) {
        return mutations.run(
                caller, input, () -> new RetireSegment(new SegmentId(input.segmentId()), Reason.of(input.reason())));
    }

    record RedefineSegmentInput(
            String segmentId,
            DefinitionInput definition,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload redefineSegment(@Argument RedefineSegmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RedefineSegment(
                        new SegmentId(input.segmentId()),
                        input.definition().toDefinition(),
                        Reason.of(input.reason())));
    }

    record RewordSegmentInput(
            String segmentId,
            LocalizedNameInput name,
            @Nullable String description,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload rewordSegment(@Argument RewordSegmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new RewordSegment(
                        new SegmentId(input.segmentId()),
                        input.name().toName(),
                        input.description(),
                        Reason.of(input.reason())));
    }

    record EvaluateSegmentInput(
            String segmentId,
            @Nullable LocalDate on,
            @Nullable String reason,
            @Nullable String commandId,
            @Nullable Long expectedVersion,
            @Nullable Instant effectiveAt)
            implements CommandInput {}

    @MutationMapping
    Payload evaluateSegment(@Argument EvaluateSegmentInput input, Caller caller) {
        return mutations.run(
                caller,
                input,
                () -> new EvaluateSegment(new SegmentId(input.segmentId()), input.on(), Reason.of(input.reason())));
    }
}
