package io.targetledger.ledger.proof;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.targetledger.ledger.HashChain;

/**
 * Hashes of the Merkle tree of RFC 9162, section 2.1, with SHA-256: {@code leaf = H(0x00 ‖ data)}, {@code node = H(0x01 ‖
 * left ‖ right)}, and the left part of a tree of n leaves is the largest power of two below n.
 */
final class MerkleTree {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private MerkleTree() {}

    static byte[] leaf(byte[] data) {
        MessageDigest digest = HashChain.sha256();
        digest.update(LEAF);
        return digest.digest(data);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = HashChain.sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /** The hash of a tree of these leaves (or of equally high, complete subtrees); of no leaves, that of no bytes. */
    static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return HashChain.sha256().digest();
        }
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = leftOf(leaves.size());
        return node(root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    /** What must be known beside a leaf to come to the root, from the leaf upwards (RFC 9162, section 2.1.3.1). */
    static List<byte[]> path(int index, List<byte[]> leaves) {
        if (leaves.size() <= 1) {
            return new ArrayList<>();
        }
        int left = leftOf(leaves.size());
        boolean inLeft = index < left;
        List<byte[]> path =
                inLeft ? path(index, leaves.subList(0, left)) : path(index - left, leaves.subList(left, leaves.size()));
        path.add(root(inLeft ? leaves.subList(left, leaves.size()) : leaves.subList(0, left)));
        return path;
    }

    /**
     * Whether a path leads from a leaf to the root (RFC 9162, section 2.1.3.2).
     *
     * @param index of the leaf; the first is 0
     * @param size number of leaves
     */
    static boolean leads(byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long number = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((number & 1) == 1 || number == last) {
                hash = node(beside, hash);
                while ((number & 1) == 0 && number != 0) {
                    number >>= 1;
                    last >>= 1;
                }
            } else {
                hash = node(hash, beside);
            }
            number >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    private static int leftOf(int size) {
        return Integer.highestOneBit(size - 1);
    }
}
