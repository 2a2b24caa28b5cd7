package io.targetledger.audit;

import java.util.List;

import io.targetledger.audit.AuditApi.AuditFilterInput;
import io.targetledger.audit.AuditApi.RecordedEvent;
import io.targetledger.graphql.AuditedTypes;
import io.targetledger.graphql.Caller;
import io.targetledger.ledger.EventTypes;
import io.targetledger.projection.Views;
import io.targetledger.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** The ledger as a stream. */
@Controller
final class EventFeedApi {

    private final EventFeed feed;
    private final AuditedTypes types;
    private final EventTypes events;
    private final Views views;

    EventFeedApi(EventFeed feed, AuditedTypes types, EventTypes events, Views views) {
        this.feed = feed;
        this.types = types;
        this.events = events;
        this.views = views;
    }

    /** Of types that are not for everybody, only who reads everything is told. */
    @SubscriptionMapping
    Flux<RecordedEvent> ledgerEvents(
            @Argument @Nullable Long fromPosition, @Argument @Nullable AuditFilterInput filter, Caller caller) {
        AuditFilter asked = filter == null ? AuditFilter.ALL : filter.checked(types, events);
        boolean readsAll = caller.actor().is(Role.ADMIN) || caller.actor().is(Role.AUDITOR);
        return feed.after(fromPosition, readsAll ? asked : asked.without(types.restricted()))
                .map(event -> new RecordedEvent(event, List.of(), views.then(event.position(), event.recordedAt())));
    }
}
