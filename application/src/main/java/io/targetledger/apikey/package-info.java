/** The GraphQL interface of this capability, and who is let in by a key. */
@NullMarked
package io.targetledger.apikey;

import org.jspecify.annotations.NullMarked;
