/** Customers as the CRM knows them. */
@NullMarked
package io.targetledger.customer;

import org.jspecify.annotations.NullMarked;
