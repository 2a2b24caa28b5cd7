package io.targetledger.review;

import java.util.Optional;
import java.util.function.Function;

import io.targetledger.command.AccessRule;
import io.targetledger.command.Jurisdiction;
import io.targetledger.organisation.PersonId;
import io.targetledger.review.ReviewCommand.AcknowledgeReview;
import io.targetledger.review.ReviewCommand.AppealReview;
import io.targetledger.review.ReviewCommand.OpenReview;
import io.targetledger.review.ReviewCommand.PublishReview;
import io.targetledger.review.ReviewCommand.ScoreReview;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;

/**
 * The reviewed person acknowledges and appeals. A MANAGER who leads the person calibrates and decides on appeals; that it is
 * not the one who rated them the review itself sees to. To open, score and publish is the application's own affair.
 *
 * <p>Whether there is such a review nobody else learns: who may not is denied all the same.
 */
record ReviewAccess(Jurisdiction jurisdiction, Function<ReviewId, Optional<PersonId>> personOf)
        implements AccessRule<ReviewCommand> {

    @Override
    public Class<ReviewCommand> commands() {
        return ReviewCommand.class;
    }

    @Override
    public boolean allows(Actor actor, ReviewCommand command) {
        if (isTheSystems(command) || !(actor.is(Role.MANAGER) || actor.is(Role.SALES_REP))) {
            return false;
        }
        return personOf.apply(command.reviewId())
                .filter(person ->
                        isThePersons(command) ? isOf(actor, person) : !isOf(actor, person) && leads(actor, person))
                .isPresent();
    }

    private boolean leads(Actor actor, PersonId person) {
        return actor.is(Role.MANAGER) && jurisdiction.heads(actor.personId(), person.value());
    }

    private static boolean isOf(Actor actor, PersonId person) {
        return actor.personId().equals(person.value());
    }

    @Override
    public String needed(ReviewCommand command) {
        if (isTheSystems(command)) {
            return "NEEDS_ADMIN";
        }
        return isThePersons(command) ? "NEEDS_OWN_REVIEW" : "NEEDS_REVIEW_BELOW";
    }

    private static boolean isThePersons(ReviewCommand command) {
        return command instanceof AcknowledgeReview || command instanceof AppealReview;
    }

    private static boolean isTheSystems(ReviewCommand command) {
        return command instanceof OpenReview || command instanceof ScoreReview || command instanceof PublishReview;
    }
}
