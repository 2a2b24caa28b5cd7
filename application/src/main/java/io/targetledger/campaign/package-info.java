/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.campaign;

import org.jspecify.annotations.NullMarked;
