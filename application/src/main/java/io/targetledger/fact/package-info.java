/** Rows of facts, as GraphQL offers them: one wiring for all tables there are. */
@NullMarked
package io.targetledger.fact;

import org.jspecify.annotations.NullMarked;
