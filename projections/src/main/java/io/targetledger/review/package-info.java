/** Reviews as readers see them, what rules read of them, and the figures of their fairness. */
@NullMarked
package io.targetledger.review;

import org.jspecify.annotations.NullMarked;
