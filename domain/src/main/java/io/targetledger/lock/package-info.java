/** Locks on the targets of a period: later changes need a reason and are marked. */
@NullMarked
package io.targetledger.lock;

import org.jspecify.annotations.NullMarked;
