/** Improvement plans as readers see them, what is overdue, and what came with them. */
@NullMarked
package io.targetledger.improvement;

import org.jspecify.annotations.NullMarked;
