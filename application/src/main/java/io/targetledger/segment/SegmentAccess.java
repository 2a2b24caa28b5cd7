package io.targetledger.segment;

import io.targetledger.command.AccessRule;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.segment.SegmentCommand.DefineSegment;
import io.targetledger.segment.SegmentCommand.EvaluateSegment;

/**
 * A MANAGER drafts segments and has them evaluated, which says only what the definition finds. What a segment is that others
 * work with, everybody's goals among them, is decided by ADMIN alone: its activation, another definition or name, its end.
 */
record SegmentAccess() implements AccessRule<SegmentCommand> {

    @Override
    public Class<SegmentCommand> commands() {
        return SegmentCommand.class;
    }

    @Override
    public boolean allows(Actor actor, SegmentCommand command) {
        return isManagers(command) && actor.is(Role.MANAGER);
    }

    @Override
    public String needed(SegmentCommand command) {
        return isManagers(command) ? "NEEDS_MANAGER" : "NEEDS_ADMIN";
    }

    private static boolean isManagers(SegmentCommand command) {
        return command instanceof DefineSegment || command instanceof EvaluateSegment;
    }
}
