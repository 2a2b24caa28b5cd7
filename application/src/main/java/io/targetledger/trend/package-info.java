/** Trends, counterfactuals and drift, as GraphQL offers them. */
@NullMarked
package io.targetledger.trend;

import org.jspecify.annotations.NullMarked;
