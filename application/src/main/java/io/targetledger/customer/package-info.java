/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.customer;

import org.jspecify.annotations.NullMarked;
