package io.targetledger.improvement;

import java.util.Optional;
import java.util.function.Function;

import io.targetledger.command.AccessRule;
import io.targetledger.command.Jurisdiction;
import io.targetledger.improvement.PlanCommand.AgreeToTerms;
import io.targetledger.improvement.PlanCommand.ChangeSponsor;
import io.targetledger.improvement.PlanCommand.DeclineTerms;
import io.targetledger.improvement.PlanCommand.DraftPlan;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;

/**
 * Only the person answers to terms. A MANAGER who heads the person's unit or one above it drafts plans and changes their
 * sponsor; the sponsor does all else as they do. Nobody does any of it for themselves. For whom the plan is withheld it is
 * not there.
 */
record PlanAccess(Jurisdiction jurisdiction, Function<PlanId, Optional<PlanView>> plans)
        implements AccessRule<PlanCommand> {

    @Override
    public Class<PlanCommand> commands() {
        return PlanCommand.class;
    }

    @Override
    public boolean allows(Actor actor, PlanCommand command) {
        if (command instanceof DraftPlan draft) {
            return isAbove(actor, draft.person().value());
        }
        PlanView plan = plans.apply(command.planId()).orElseThrow(() -> AccessRule.notFound(command));
        boolean isPerson = actor.personId().equals(plan.person().value());
        boolean isSponsor = actor.personId().equals(plan.sponsor().value());
        boolean isAbove = isAbove(actor, plan.person().value());
        if (!isPerson && !isSponsor && !isAbove && !actor.is(Role.AUDITOR)) {
            throw AccessRule.notFound(command);
        }
        boolean changesAnything = actor.is(Role.MANAGER) || actor.is(Role.SALES_REP);
        if (isAnswer(command)) {
            return isPerson && changesAnything;
        }
        return isAbove || (isSponsor && changesAnything && !(command instanceof ChangeSponsor));
    }

    @Override
    public String needed(PlanCommand command) {
        if (isAnswer(command)) {
            return "NEEDS_PLAN_PERSON";
        }
        return command instanceof DraftPlan || command instanceof ChangeSponsor
                ? "NEEDS_PLAN_LINE"
                : "NEEDS_PLAN_SPONSOR";
    }

    private static boolean isAnswer(PlanCommand command) {
        return command instanceof AgreeToTerms || command instanceof DeclineTerms;
    }

    private boolean isAbove(Actor actor, String person) {
        return actor.is(Role.MANAGER)
                && !actor.personId().equals(person)
                && jurisdiction.heads(actor.personId(), person);
    }
}
