/** Commands that verify the ledger, and make and check proofs. */
@NullMarked
package io.targetledger.proof.cli;

import org.jspecify.annotations.NullMarked;
