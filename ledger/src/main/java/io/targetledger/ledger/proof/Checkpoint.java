package io.targetledger.ledger.proof;

import java.util.List;

import io.targetledger.ledger.ChainWalk;
import io.targetledger.ledger.Head;

/**
 * The ledger as a whole at some moment, in a few bytes that can be published: whoever holds it can tell whether the ledger
 * shown later still contains all it contained then, see {@link ChainWalk}.
 *
 * @param size number of commits
 * @param root of the Merkle tree over their hashes, in hex
 * @param head the last of them
 */
public record Checkpoint(long size, String root, Head head) {

    /** Of a ledger in which nothing was recorded. */
    public static final Checkpoint NONE = new Checkpoint(0, new Frontier(0, List.of()).root(), Head.EMPTY);
}
