package io.targetledger.imports;

import java.util.List;
import java.util.Set;

import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Refusal;

/**
 * How rows of one kind are taken in: read one by one, compared with what the ledger knows all together, and turned into
 * commands.
 *
 * @param <R> what a row says
 */
interface Intake<R> {

    RowKind kind();

    /** @throws Refusal naming the field that cannot be read, or what is missing */
    R read(Fields fields);

    /** Id of what the row is about. */
    String id(R row);

    /** Ids of what has to be there first, should it come in the same import. */
    default Set<String> after(R row) {
        return Set.of();
    }

    /** Reads what is known of all of the rows, in a round trip or two, and decides on it. */
    Planner<R> planner(List<R> rows, ReadPoint at, Terms terms);

    interface Planner<R> {

        /** @throws Refusal when no command can be made of the row */
        Plan plan(R row);
    }
}
