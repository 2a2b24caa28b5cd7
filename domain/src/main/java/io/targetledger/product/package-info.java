/** Products and their list prices. */
@NullMarked
package io.targetledger.product;

import org.jspecify.annotations.NullMarked;
