/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.product;

import org.jspecify.annotations.NullMarked;
