package io.targetledger.graphql;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Operations that are known by name.
 *
 * @param operations folder of {@code NAME.graphql} documents, one operation in each; none but those that come with the
 *     application when absent
 * @param onlyPersistedOperations whether nothing else is answered
 */
@ConfigurationProperties("target-ledger.graphql")
public record OperationSettings(@Nullable Path operations, boolean onlyPersistedOperations) {}
