package io.targetledger.goal;

import java.util.Optional;
import java.util.function.Function;

import io.targetledger.command.AccessRule;
import io.targetledger.command.Jurisdiction;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.organisation.OwnerId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;

/**
 * A MANAGER changes goals whose owner is a unit they head, one below it, or a person in these; both the owner as it is and
 * the owner as it shall be. A SALES_REP reassesses the confidence in goals they own.
 */
record GoalAccess(Jurisdiction jurisdiction, Function<GoalId, Optional<OwnerId>> ownerOf)
        implements AccessRule<GoalCommand> {

    @Override
    public Class<GoalCommand> commands() {
        return GoalCommand.class;
    }

    @Override
    public boolean allows(Actor actor, GoalCommand command) {
        if (command instanceof DefineGoal define && define.owner() == null && actor.is(Role.MANAGER)) {
            return true; // refused by the goal itself, which names all that is missing
        }
        OwnerId owner = command instanceof DefineGoal define && define.owner() != null
                ? define.owner()
                : ownerOf.apply(command.goalId()).orElseThrow(() -> AccessRule.notFound(command));
        if (command instanceof ReassessConfidence
                && actor.is(Role.SALES_REP)
                && actor.personId().equals(owner.value())) {
            return true;
        }
        OwnerId newOwner = command instanceof ReassignGoal reassign ? reassign.owner() : owner;
        return actor.is(Role.MANAGER) && heads(actor, owner) && heads(actor, newOwner);
    }

    @Override
    public String needed(GoalCommand command) {
        return command instanceof ReassessConfidence ? "NEEDS_OWN_GOAL" : "NEEDS_GOAL_BELOW";
    }

    private boolean heads(Actor actor, OwnerId owner) {
        return jurisdiction.heads(actor.personId(), owner.value());
    }
}
