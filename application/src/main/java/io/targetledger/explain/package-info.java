/** How computed numbers came to be, as callers of the interface read it. */
@NullMarked
package io.targetledger.explain;

import org.jspecify.annotations.NullMarked;
