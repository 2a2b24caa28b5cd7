/** How computed numbers came to be: trees of formulas and inputs from which anybody can compute the numbers again. */
@NullMarked
package io.targetledger.explain;

import org.jspecify.annotations.NullMarked;
