package io.targetledger.graphql;

import java.util.ArrayList;
import java.util.List;

import io.targetledger.projection.Fold;
import io.targetledger.projection.Versioned;
import io.targetledger.security.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What readers may see of a type of objects that is not for everybody: one bean a type, which then holds for every way to an
 * object. Types without one are shown to all who may read.
 *
 * <p>A rule judges by what the reader is today, also where the past is read: who may not see something now may not see it
 * by asking about last year. Lists of such objects must leave out in the database what is withheld whole, so that pages
 * stay full and their totals tell nothing, and pass what they found through {@link ReadRules#page}.
 */
public interface ReadRule<V> {

    /** The view that is shown, as in the {@link AuditedType}. */
    Fold<V, ?> fold();

    /**
     * What the reader is shown of a version of an object: null where it is withheld whole, as if it did not exist;
     * otherwise the version itself, one with parts of its view left out, or an earlier one. Its history ends with what is
     * shown.
     */
    @Nullable
    Versioned<V> shown(Actor reader, Versioned<V> found);

    /** Likewise for many, in their order; to be overridden where judging one takes a round trip. */
    default List<@Nullable Versioned<V>> shownOf(Actor reader, List<Versioned<V>> found) {
        List<@Nullable Versioned<V>> shown = new ArrayList<>();
        found.forEach(version -> shown.add(shown(reader, version)));
        return shown;
    }
}
