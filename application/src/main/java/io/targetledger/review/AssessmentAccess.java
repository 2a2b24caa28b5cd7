package io.targetledger.review;

import java.util.Optional;
import java.util.function.Function;

import io.targetledger.command.AccessRule;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentCommand.WithdrawAssessment;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;

/**
 * A person who was asked answers or declines. Who is asked, and what customers say, is for ADMIN alone: whoever knows it
 * knows who the anonymous raters are. To all others there is no such assessment.
 */
record AssessmentAccess(Function<AssessmentId, Optional<RaterId>> raterOf) implements AccessRule<AssessmentCommand> {

    @Override
    public Class<AssessmentCommand> commands() {
        return AssessmentCommand.class;
    }

    @Override
    public boolean allows(Actor actor, AssessmentCommand command) {
        if (command instanceof RequestAssessment) {
            return false;
        }
        boolean isRater = raterOf.apply(command.assessmentId())
                .filter(rater -> rater.value().equals(actor.personId()))
                .isPresent();
        if (!isRater) {
            throw AccessRule.notFound(command);
        }
        return !(command instanceof WithdrawAssessment) && (actor.is(Role.MANAGER) || actor.is(Role.SALES_REP));
    }

    @Override
    public String needed(AssessmentCommand command) {
        return "NEEDS_ADMIN";
    }
}
