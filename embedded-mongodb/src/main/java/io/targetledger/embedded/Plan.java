package io.targetledger.embedded;

import java.util.List;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How a query finds its candidates.
 *
 * @param index the secondary index to walk, null for the collection itself, which is ordered by {@code _id}
 * @param intervals the stretches to walk, disjoint and in the index's order
 * @param reverse whether to walk backwards
 * @param sorted whether the candidates come in the order asked for
 * @param bounded whether the intervals leave out anything
 * @param answered the clauses of the query that every document in the intervals fulfils
 * @param filter passes over entries in the intervals; null if it could tell none
 * @param candidates how many entries lie in the intervals
 * @param cost what it is expected to take, in entries
 */
record Plan(
        @Nullable OrderedIndex index,
        List<Interval> intervals,
        boolean reverse,
        boolean sorted,
        boolean bounded,
        Set<String> answered,
        @Nullable EntryFilter filter,
        long candidates,
        double cost) {

    /** Whether the document of an entry in the intervals may match, as far as the entry tells. */
    boolean admits(byte[] entry) {
        return filter == null || filter.admits(entry);
    }

    /** What of the query is left to match. */
    Document rest(Document query) {
        Document rest = query.clone();
        answered.forEach(rest::remove);
        return rest;
    }

    /** What a plan is called in an explanation: the index's name, {@code _id_}, or {@code scan}. */
    String name() {
        if (index != null) {
            return index.getName();
        }
        return bounded || sorted ? "_id_" : "scan";
    }

    boolean isScan() {
        return name().equals("scan");
    }
}
