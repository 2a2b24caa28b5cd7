/** Products as readers see them. */
@NullMarked
package io.targetledger.product;

import org.jspecify.annotations.NullMarked;
