/** Proofs about the ledger, as the application offers them: checkpoints, proofs, and the commits themselves. */
@NullMarked
package io.targetledger.proof;

import org.jspecify.annotations.NullMarked;
