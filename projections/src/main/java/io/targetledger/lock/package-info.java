/** Locks on targets as readers see them. */
@NullMarked
package io.targetledger.lock;

import org.jspecify.annotations.NullMarked;
