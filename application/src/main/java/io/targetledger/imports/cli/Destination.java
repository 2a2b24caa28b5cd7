package io.targetledger.imports.cli;

import java.util.List;

import io.targetledger.imports.Row;
import io.targetledger.imports.RowKind;
import io.targetledger.imports.RowOutcome;

/** Where rows are taken in. */
interface Destination extends AutoCloseable {

    /**
     * Takes in rows of one kind.
     *
     * @return one outcome for each row, in their order
     * @throws ImportRefused when it cannot be reached or does not let the import in
     */
    List<RowOutcome> take(RowKind kind, List<Row> rows);

    @Override
    void close();
}
