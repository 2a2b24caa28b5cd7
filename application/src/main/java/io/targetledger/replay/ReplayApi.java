package io.targetledger.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.Caller;
import io.targetledger.graphql.UserError;
import io.targetledger.graphql.UserErrors;
import io.targetledger.projection.ReplayStatus;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** Replays: begun, watched and cancelled. */
@Controller
final class ReplayApi {

    private static final Duration TOLD_EVERY = Duration.ofMillis(500);

    private final Views views;
    private final UserErrors errors;

    ReplayApi(Views views, UserErrors errors) {
        this.views = views;
        this.errors = errors;
    }

    record ReplayPayload(@Nullable ReplayStatus replay, List<UserError> userErrors) {}

    record ReplayProjectionInput(String view, @Nullable Boolean swap) {}

    record CancelReplayInput(String view) {}

    @QueryMapping
    List<String> projections(Caller caller) {
        check(caller, "Query.projections", Role.ADMIN, Role.AUDITOR);
        return views.names();
    }

    @QueryMapping
    List<ReplayStatus> replays(Caller caller) {
        check(caller, "Query.replays", Role.ADMIN, Role.AUDITOR);
        return views.replays();
    }

    @MutationMapping
    ReplayPayload replayProjection(@Argument ReplayProjectionInput input, Caller caller) {
        check(caller, "Mutation.replayProjection", Role.ADMIN);
        try {
            return new ReplayPayload(views.replay(input.view(), !Boolean.FALSE.equals(input.swap())), List.of());
        } catch (UnanswerableRead refused) {
            Refusal refusal = new Refusal(refused.code(), "view", Map.copyOf(refused.arguments()));
            return new ReplayPayload(null, errors.of(refusal, caller.locale()));
        }
    }

    @MutationMapping
    ReplayPayload cancelReplay(@Argument CancelReplayInput input, Caller caller) {
        check(caller, "Mutation.cancelReplay", Role.ADMIN);
        return new ReplayPayload(views.cancelReplay(input.view()).orElse(null), List.of());
    }

    /** Until it is over. */
    @SubscriptionMapping
    Flux<ReplayStatus> replayProgress(@Argument String view, Caller caller) {
        check(caller, "Subscription.replayProgress", Role.ADMIN, Role.AUDITOR);
        return Flux.interval(Duration.ZERO, TOLD_EVERY)
                .onBackpressureDrop()
                .flatMapIterable(tick -> views.replays())
                .filter(status -> status.view().equals(view))
                .distinctUntilChanged()
                .takeUntil(status -> !status.isUnderWay());
    }

    private static void check(Caller caller, String act, Role... roles) {
        for (Role role : roles) {
            if (caller.actor().is(role)) {
                return;
            }
        }
        throw new AccessDenied(caller.actor(), act, roles.length == 1 ? "NEEDS_ADMIN" : "NEEDS_AUDITOR");
    }
}
