package io.targetledger.deadletter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.UserError;
import io.targetledger.graphql.UserErrors;
import io.targetledger.projection.DeadLetter;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Dead letters: what stands still, and how it goes on. */
@Controller
final class DeadLetterApi {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterApi.class);

    private final Views views;
    private final UserErrors errors;

    DeadLetterApi(Views views, UserErrors errors) {
        this.views = views;
        this.errors = errors;
    }

    record DeadLetterPayload(boolean caughtUp, @Nullable DeadLetter deadLetter, List<UserError> userErrors) {}

    record RetryDeadLetterInput(String view, String key) {}

    record DiscardDeadLetterInput(
            String view, String key, @Nullable String reason) {}

    @QueryMapping
    List<DeadLetter> deadLetters(Caller caller) {
        if (!caller.actor().is(Role.ADMIN) && !caller.actor().is(Role.AUDITOR)) {
            throw new AccessDenied(caller.actor(), "Query.deadLetters", "NEEDS_AUDITOR");
        }
        return views.deadLetters();
    }

    @MutationMapping
    DeadLetterPayload retryDeadLetter(@Argument RetryDeadLetterInput input, Caller caller) {
        checkAdmin(caller, "retryDeadLetter");
        return answered(caller, () -> views.retry(input.view(), input.key()));
    }

    @MutationMapping
    DeadLetterPayload discardDeadLetter(@Argument DiscardDeadLetterInput input, Caller caller) {
        checkAdmin(caller, "discardDeadLetter");
        return answered(caller, () -> {
            Reason reason = Reason.of(input.reason());
            if (reason == null) {
                throw new Refusal("REASON_MISSING", "reason", Map.of("allowed", Reason.LONGEST));
            }
            Optional<DeadLetter> next =
                    views.discard(input.view(), input.key(), caller.actor().subject(), reason.value());
            LOG.warn(
                    "{} has discarded what the view {} of {} stood at: {}",
                    caller.actor().subject(),
                    input.view(),
                    input.key(),
                    reason);
            return next;
        });
    }

    private static void checkAdmin(Caller caller, String mutation) {
        if (!caller.actor().is(Role.ADMIN)) {
            throw new AccessDenied(caller.actor(), "Mutation." + mutation, "NEEDS_ADMIN");
        }
    }

    private DeadLetterPayload answered(Caller caller, Supplier<Optional<DeadLetter>> act) {
        try {
            Optional<DeadLetter> next = act.get();
            return new DeadLetterPayload(next.isEmpty(), next.orElse(null), List.of());
        } catch (Refusal refusal) {
            return new DeadLetterPayload(false, null, errors.of(refusal, caller.locale()));
        } catch (UnanswerableRead unanswerable) {
            return new DeadLetterPayload(
                    false,
                    null,
                    errors.of(
                            new Refusal(unanswerable.code(), "key", Map.copyOf(unanswerable.arguments())),
                            caller.locale()));
        }
    }
}
