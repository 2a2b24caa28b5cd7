package io.targetledger.goal;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import graphql.schema.DataFetchingEnvironment;
import io.targetledger.audit.AuditFilter;
import io.targetledger.audit.AuditView;
import io.targetledger.audit.EventFeed;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.Reference;
import io.targetledger.graphql.References;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Views;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** A goal as it changes. */
@Controller
final class GoalFeedApi {

    private final EventFeed feed;
    private final Views views;

    GoalFeedApi(EventFeed feed, Views views) {
        this.feed = feed;
        this.views = views;
    }

    /** One change of a goal, and where to read the goal as it was right after it. */
    record GoalChanged(AuditView event, ReadPoint at) {

        public long position() {
            return event.position();
        }

        public String eventType() {
            return event.eventType();
        }

        public String actor() {
            return event.actor();
        }

        public @Nullable String reason() {
            return event.reason();
        }

        public Instant recordedAt() {
            return event.recordedAt();
        }
    }

    @SubscriptionMapping
    Flux<GoalChanged> goalChanged(@Argument String id, @Argument @Nullable Long fromPosition) {
        String goal = new GoalId(id).value();
        return feed.after(fromPosition, AuditFilter.ALL.of(goal))
                .map(event -> new GoalChanged(event, views.then(event.position(), event.recordedAt())));
    }

    @SchemaMapping
    CompletableFuture<@Nullable Found<?>> goal(GoalChanged change, DataFetchingEnvironment environment) {
        return References.load(environment, new Reference(change.event().aggregate(), change.at()));
    }
}
