package io.targetledger.ledger.proof;

import java.util.List;
import java.util.Optional;

import io.targetledger.ledger.SealedCommit;
import io.targetledger.ledger.StoredCommits;
import io.targetledger.ledger.proof.Proof.Part;

/** Makes proofs from a ledger. */
public final class Prover {

    /** Most commits one proof shows. */
    public static final int MOST_COMMITS = 10_000;

    private final StoredCommits commits;
    private final CommitTree tree;

    public Prover(StoredCommits commits, CommitTree tree) {
        this.commits = commits;
        this.tree = tree;
    }

    /** The event at a position, as part of a checkpoint; empty when the checkpoint has no such event. */
    public Optional<Proof> ofPosition(long position, CheckpointNote checkpoint) {
        return commits.sealedAt(position)
                .filter(commit -> commit.number() <= checkpoint.checkpoint().size())
                .map(commit -> new Proof(null, checkpoint, List.of(part(commit, checkpoint))));
    }

    /**
     * All events of an aggregate that a checkpoint has; empty when it has none.
     *
     * @throws IllegalArgumentException when they are in more than {@link #MOST_COMMITS} commits
     */
    public Optional<Proof> ofAggregate(String aggregate, CheckpointNote checkpoint) {
        List<SealedCommit> holding = commits.sealedOf(aggregate, MOST_COMMITS + 1).stream()
                .filter(commit -> commit.number() <= checkpoint.checkpoint().size())
                .toList();
        if (holding.size() > MOST_COMMITS) {
            throw new IllegalArgumentException("%s has events in more than %d commits; prove single events by position"
                    .formatted(aggregate, MOST_COMMITS));
        }
        return holding.isEmpty()
                ? Optional.empty()
                : Optional.of(new Proof(
                        aggregate,
                        checkpoint,
                        holding.stream().map(commit -> part(commit, checkpoint)).toList()));
    }

    private Part part(SealedCommit commit, CheckpointNote checkpoint) {
        return new Part(commit, tree.path(commit, checkpoint.checkpoint()));
    }
}
