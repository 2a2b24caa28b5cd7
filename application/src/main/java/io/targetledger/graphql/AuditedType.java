package io.targetledger.graphql;

import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

import io.targetledger.projection.Fold;
import io.targetledger.projection.ReadPoint;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import org.jspecify.annotations.Nullable;

/**
 * A type of the schema that implements {@code Audited}. One bean of this class is all the registration a capability needs:
 * see {@link AuditedTypes} for what comes with it.
 *
 * @param name in the schema, e.g. {@code Goal}
 * @param kind what its ids begin with, e.g. {@code goal} in {@code goal/9f}
 * @param fold the view that is shown, keyed by id
 * @param id checks an id by making it
 * @param kept where all views of the type are kept in memory; null to read them from the database
 */
public record AuditedType<V>(
        String name,
        String kind,
        Fold<V, ?> fold,
        Function<String, ?> id,
        @Nullable Function<ReadPoint, Map<String, Versioned<V>>> kept) {

    public AuditedType(String name, String kind, Fold<V, ?> fold, Function<String, ?> id) {
        this(name, kind, fold, id, null);
    }

    /** Those of the ids that name something, in at most one round trip. */
    Map<String, Versioned<V>> findAll(Collection<String> ids, ReadPoint at, Views views) {
        return kept == null ? views.reader(fold).findAll(ids, at) : kept.apply(at);
    }
}
