/** The GraphQL interface of this capability: thin controllers over its queries and the command gate. */
@NullMarked
package io.targetledger.measurement;

import org.jspecify.annotations.NullMarked;
