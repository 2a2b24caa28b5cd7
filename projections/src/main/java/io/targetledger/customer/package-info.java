/** Customers as readers see them. */
@NullMarked
package io.targetledger.customer;

import org.jspecify.annotations.NullMarked;
