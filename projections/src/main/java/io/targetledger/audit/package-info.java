/** Everything anyone did, and what it changed. */
@NullMarked
package io.targetledger.audit;

import org.jspecify.annotations.NullMarked;
