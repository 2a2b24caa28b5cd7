package io.targetledger.imports;

import java.util.List;

/** Body of the answer to a chunk: one outcome for each row, in the order of the rows. */
public record ImportAnswer(List<RowOutcome> outcomes) {}
