package io.targetledger.ledger.proof;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.ledger.HashChain;
import io.targetledger.ledger.SealedCommit;
import io.targetledger.ledger.proof.Proof.Part;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;

/**
 * Checks proofs with nothing but SHA-256: no ledger, no database.
 *
 * <ol>
 *   <li>the digest of each event is the one its commit has at the event's place;
 *   <li>the hash of each commit is that of its header;
 *   <li>its path leads from that hash, as leaf number {@code _id - 1}, to the checkpoint's root;
 *   <li>of an aggregate, the events are numbered from 0 without a gap, so that none in between is withheld.
 * </ol>
 *
 * It does not show that the checkpoint is genuine: compare it with a published one, or check its signature ({@link PublicKey}).
 */
public final class ProofCheck {

    private final Proof proof;

    private ProofCheck(Proof proof) {
        this.proof = proof;
    }

    /** The first thing that is wrong with a proof, in words; empty when it holds. */
    public static Optional<String> faultOf(Proof proof) {
        try {
            return new ProofCheck(proof).fault();
        } catch (BsonInvalidOperationException | IllegalArgumentException e) {
            return Optional.of("it is malformed: " + e.getMessage());
        }
    }

    private Optional<String> fault() {
        if (proof.commits().isEmpty()) {
            return Optional.of("it shows no events");
        }
        for (Part part : proof.commits()) {
            Optional<String> fault = faultOf(part);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return faultInSequence();
    }

    private Optional<String> faultOf(Part part) {
        SealedCommit commit = part.commit();
        if (commit.events().isEmpty()) {
            return Optional.of("commit %d is shown without events".formatted(commit.number()));
        }
        byte[] digests = commit.header().getBinary("digests").getData();
        for (Map.Entry<Integer, BsonDocument> event : commit.events().entrySet()) {
            if (!HashChain.isDigestAt(digests, event.getKey(), HashChain.digest(event.getValue()))) {
                return Optional.of("the event at position %d is not the one recorded in commit %d"
                        .formatted(commit.first() + event.getKey(), commit.number()));
            }
        }
        String hash = HashChain.hash(commit.prev(), commit.header());
        if (!hash.equals(commit.hash())) {
            return Optional.of(
                    "commit %d has hash %s, the proof says %s".formatted(commit.number(), hash, commit.hash()));
        }
        List<byte[]> path = part.path().stream().map(HexFormat.of()::parseHex).toList();
        Checkpoint checkpoint = proof.checkpoint().checkpoint();
        boolean leads = MerkleTree.leads(
                MerkleTree.leaf(HexFormat.of().parseHex(hash)),
                commit.number() - 1,
                checkpoint.size(),
                path,
                HexFormat.of().parseHex(checkpoint.root()));
        return leads
                ? Optional.empty()
                : Optional.of("commit %d is not part of the checkpoint of %d commits"
                        .formatted(commit.number(), checkpoint.size()));
    }

    private Optional<String> faultInSequence() {
        String about = proof.about();
        if (about == null) {
            return Optional.empty();
        }
        List<BsonDocument> events = new ArrayList<>();
        proof.commits().forEach(part -> events.addAll(part.commit().events().values()));
        for (int sequence = 0; sequence < events.size(); sequence++) {
            BsonDocument event = events.get(sequence);
            String aggregate = event.getString("aggregate").getValue();
            long found = event.getInt64("sequence").getValue();
            if (!aggregate.equals(about) || found != sequence) {
                return Optional.of("event %d of %s had to come next, found event %d of %s"
                        .formatted(sequence, about, found, aggregate));
            }
        }
        return Optional.empty();
    }
}
