/**
 * Proofs about the ledger that anybody can check without it: checkpoints of a Merkle tree over its commits, and proofs that
 * events are part of it.
 */
@NullMarked
package io.targetledger.ledger.proof;

import org.jspecify.annotations.NullMarked;
