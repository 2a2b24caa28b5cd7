package io.targetledger.graphql;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one request may ask for; more is refused with a code and a message that name the limit.
 *
 * @param maxDepth most levels of fields; introspection is not counted
 * @param maxComplexity most fields to be answered: a field counts once for each row it may be read for, so that
 *     {@code goals(first: 50) { nodes { title } }} counts 101
 * @param maxCells likewise of flat rows for machines, which are counted apart: 10,000 rows of 50 columns
 * @param maxAliases most renamed fields, which is how one field is asked for many times
 * @param maxQueryCharacters longest query text; variables are not counted
 * @param maxBodySize largest request body, variables included
 * @param defaultPageSize rows on a page when neither first nor last is given
 * @param maxPageSize most rows on a page
 * @param timeout how long a query may take
 * @param cachedDocuments how many parsed and validated queries are kept
 */
@ConfigurationProperties("target-ledger.graphql")
public record GraphQlLimits(
        @DefaultValue("15") int maxDepth,
        @DefaultValue("50000") int maxComplexity,
        @DefaultValue("500000") int maxCells,
        @DefaultValue("100") int maxAliases,
        @DefaultValue("20000") int maxQueryCharacters,
        @DefaultValue("1MB") DataSize maxBodySize,
        @DefaultValue("50") int defaultPageSize,
        @DefaultValue("200") int maxPageSize,
        @DefaultValue("20s") Duration timeout,
        @DefaultValue("500") int cachedDocuments) {

    public GraphQlLimits {
        if (maxDepth < 1
                || maxComplexity < 1
                || maxCells < 1
                || maxAliases < 0
                || maxQueryCharacters < 1
                || cachedDocuments < 0) {
            throw new IllegalArgumentException("target-ledger.graphql limits must be positive");
        }
        if (defaultPageSize < 1 || defaultPageSize > maxPageSize) {
            throw new IllegalArgumentException(
                    "target-ledger.graphql.default-page-size must be between 1 and max-page-size (%d), was %d"
                            .formatted(maxPageSize, defaultPageSize));
        }
    }
}
