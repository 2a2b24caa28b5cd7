package io.targetledger.imports;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Body of a request that sends one chunk.
 *
 * @param importId the same for all chunks of one import; made up when absent
 * @param reason why what was recorded differently is changed
 */
public record ImportRequest(
        List<Row> rows,
        boolean dryRun,
        @Nullable String importId,
        @Nullable String reason) {}
