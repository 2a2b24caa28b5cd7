package io.targetledger.ledger.proof;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.targetledger.ledger.Head;
import io.targetledger.ledger.SealedCommit;
import io.targetledger.ledger.StoredCommits;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

import static com.mongodb.ErrorCategory.DUPLICATE_KEY;
import static com.mongodb.ErrorCategory.fromErrorCode;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Sorts.ascending;

/**
 * The Merkle tree over the hashes of all commits. Roots of each {@value #TILE} commits are kept, in memory and in a collection of
 * their own (which may be dropped: it is made again from the commits), so that a checkpoint costs what came since the last one,
 * and a proof the commits of one tile.
 */
public final class CommitTree {

    static final String COLLECTION = "tiles";

    private static final int TILE = 256;
    private static final String ROOT = "root";

    private final StoredCommits commits;
    private final @Nullable MongoCollection<BsonDocument> stored;
    private final List<byte[]> tiles = new ArrayList<>();

    private CommitTree(StoredCommits commits, @Nullable MongoCollection<BsonDocument> stored) {
        this.commits = commits;
        this.stored = stored;
    }

    /** Keeps in the database what it has found. */
    public static CommitTree kept(StoredCommits commits, MongoDatabase database) {
        return new CommitTree(commits, database.getCollection(COLLECTION, BsonDocument.class));
    }

    /** Finds everything anew, from the commits alone. */
    public static CommitTree of(StoredCommits commits) {
        return new CommitTree(commits, null);
    }

    /** The tree of all commits there are now. */
    public Checkpoint checkpoint() {
        Head head = commits.head();
        return new Checkpoint(head.commit(), HexFormat.of().formatHex(MerkleTree.root(tileRoots(head.commit()))), head);
    }

    /**
     * What leads from a commit to the root of a checkpoint.
     *
     * @throws IllegalArgumentException when the commit is not among those of the checkpoint
     */
    public List<String> path(SealedCommit commit, Checkpoint checkpoint) {
        long index = commit.number() - 1;
        if (index < 0 || index >= checkpoint.size()) {
            throw new IllegalArgumentException(
                    "commit %d is not among the %d of the checkpoint".formatted(commit.number(), checkpoint.size()));
        }
        long tile = index / TILE;
        long begin = tile * TILE;
        List<byte[]> leaves = leaves(begin, Math.min(begin + TILE, checkpoint.size()));
        List<byte[]> path = new ArrayList<>(MerkleTree.path((int) (index - begin), leaves));
        path.addAll(MerkleTree.path((int) tile, tileRoots(checkpoint.size())));
        return path.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** Roots of all tiles of a tree of that size, the last of which may be of fewer commits. */
    private synchronized List<byte[]> tileRoots(long size) {
        long complete = size / TILE;
        if (stored != null && tiles.size() < complete) {
            stored.find(gte("_id", (long) tiles.size())).sort(ascending("_id")).forEach(tile -> {
                if (tile.getInt64("_id").getValue() == tiles.size()) {
                    tiles.add(tile.getBinary(ROOT).getData());
                }
            });
        }
        while (tiles.size() < complete) {
            long begin = (long) tiles.size() * TILE;
            byte[] root = MerkleTree.root(leaves(begin, begin + TILE));
            keep(tiles.size(), root);
            tiles.add(root);
        }
        List<byte[]> roots = new ArrayList<>(tiles.subList(0, (int) complete));
        if (size % TILE != 0) {
            roots.add(MerkleTree.root(leaves(complete * TILE, size)));
        }
        return roots;
    }

    private void keep(long tile, byte[] root) {
        if (stored == null) {
            return;
        }
        try {
            stored.insertOne(new BsonDocument("_id", new BsonInt64(tile)).append(ROOT, new BsonBinary(root)));
        } catch (MongoWriteException e) {
            if (fromErrorCode(e.getCode()) != DUPLICATE_KEY) { // another node has kept the same
                throw e;
            }
        }
    }

    private List<byte[]> leaves(long begin, long end) {
        return commits.hashes(begin, end).stream()
                .map(hash -> MerkleTree.leaf(HexFormat.of().parseHex(hash)))
                .toList();
    }
}
