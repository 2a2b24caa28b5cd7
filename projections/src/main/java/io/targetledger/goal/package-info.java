/** Goals as readers see them, and where they stand. */
@NullMarked
package io.targetledger.goal;

import org.jspecify.annotations.NullMarked;
