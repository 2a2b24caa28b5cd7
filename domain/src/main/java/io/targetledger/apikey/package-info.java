/** Keys by which tools read rows of facts: made, rotated, revoked; the ledger keeps their hashes, never the keys. */
@NullMarked
package io.targetledger.apikey;

import org.jspecify.annotations.NullMarked;
