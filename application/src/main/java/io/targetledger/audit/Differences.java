package io.targetledger.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.targetledger.graphql.AuditedTypes;
import io.targetledger.graphql.Found;
import io.targetledger.graphql.ReadRules;
import io.targetledger.projection.Change;
import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.UnanswerableRead;
import io.targetledger.projection.Views;
import org.springframework.stereotype.Component;

/** What changed in an object between two moments, as far as whoever asks is shown it. */
@Component
public final class Differences {

    private final AuditQueries audit;
    private final AuditedTypes types;
    private final ReadRules rules;
    private final Views views;

    Differences(AuditQueries audit, AuditedTypes types, ReadRules rules, Views views) {
        this.audit = audit;
        this.types = types;
        this.rules = rules;
        this.views = views;
    }

    /** @throws UnanswerableRead {@code AS_OF_IN_FUTURE} for a moment after the one the object was read at */
    public List<Change> of(Found<?> object, Instant from, Instant to) {
        return of(types.ofId(object.id()).orElseThrow().fold(), object, from, to);
    }

    private <V> List<Change> of(Fold<V, ?> fold, Found<?> object, Instant from, Instant to) {
        return audit.difference(
                fold,
                object.id(),
                known(from, object.at()),
                known(to, object.at()),
                version -> rules.shown(fold, version));
    }

    /** The past as the query's own moment knows it. */
    private ReadPoint known(Instant moment, ReadPoint at) {
        if (moment.isAfter(at.moment())) {
            throw new UnanswerableRead("AS_OF_IN_FUTURE", Map.of("given", moment, "now", at.moment()));
        }
        return views.asOf(moment);
    }
}
