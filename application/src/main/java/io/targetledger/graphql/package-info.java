/** What the GraphQL interface of every capability shares: scalars, paging, payloads, errors, limits. */
@NullMarked
package io.targetledger.graphql;

import org.jspecify.annotations.NullMarked;
