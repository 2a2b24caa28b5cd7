/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.organisation;

import org.jspecify.annotations.NullMarked;
