/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.goal;

import org.jspecify.annotations.NullMarked;
