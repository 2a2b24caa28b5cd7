package io.targetledger.ledger.proof;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.targetledger.ledger.Head;

/**
 * A Merkle tree that only grows, known by the roots of its complete subtrees, largest first: as many as its size has bits set.
 * So a walk along the ledger knows the tree's root at each commit, and can be resumed.
 */
public final class Frontier {

    private final List<byte[]> subtrees;
    private long size;

    public Frontier() {
        this(0, List.of());
    }

    /**
     * @param size number of commits
     * @param subtrees see {@link #subtrees}
     * @throws IllegalArgumentException when there are more or fewer subtrees than a tree of that size has
     */
    public Frontier(long size, List<String> subtrees) {
        if (size < 0 || Long.bitCount(size) != subtrees.size()) {
            throw new IllegalArgumentException("a tree of %d commits has %d complete subtrees, %d were given"
                    .formatted(size, Long.bitCount(Math.max(0, size)), subtrees.size()));
        }
        this.size = size;
        this.subtrees =
                new ArrayList<>(subtrees.stream().map(HexFormat.of()::parseHex).toList());
    }

    /** Adds the next commit. */
    public void add(Head commit) {
        byte[] hash = MerkleTree.leaf(HexFormat.of().parseHex(commit.hash()));
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = MerkleTree.node(subtrees.remove(subtrees.size() - 1), hash);
        }
        subtrees.add(hash);
        size++;
    }

    public long size() {
        return size;
    }

    /** Roots of the complete subtrees, largest first, in hex. */
    public List<String> subtrees() {
        return subtrees.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** The root of the whole tree, in hex. */
    public String root() {
        if (subtrees.isEmpty()) {
            return HexFormat.of().formatHex(MerkleTree.root(List.of()));
        }
        byte[] root = subtrees.get(subtrees.size() - 1);
        for (int i = subtrees.size() - 2; i >= 0; i--) {
            root = MerkleTree.node(subtrees.get(i), root);
        }
        return HexFormat.of().formatHex(root);
    }
}
