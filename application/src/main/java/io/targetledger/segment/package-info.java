/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.segment;

import org.jspecify.annotations.NullMarked;
