/** What the start of Target Ledger is compared with. */
@NullMarked
package io.targetledger.empty;

import org.jspecify.annotations.NullMarked;
