/** Customer segments as readers see them: who belonged when and why, and what the customers of a segment did. */
@NullMarked
package io.targetledger.segment;

import org.jspecify.annotations.NullMarked;
