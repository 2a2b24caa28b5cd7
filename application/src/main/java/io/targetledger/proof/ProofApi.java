package io.targetledger.proof;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.targetledger.command.AccessDenied;
import io.targetledger.graphql.Caller;
import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.Proof;
import io.targetledger.ledger.proof.Prover;
import io.targetledger.security.Role;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Checkpoints of the ledger and proofs that something is part of it. */
@Controller
final class ProofApi {

    private final Checkpoints checkpoints;
    private final Prover prover;

    ProofApi(Checkpoints checkpoints, Prover prover) {
        this.checkpoints = checkpoints;
        this.prover = prover;
    }

    record LedgerCheckpoint(long commits, String root, long position, String hash, Instant recordedAt, String note) {

        static LedgerCheckpoint of(CheckpointNote note) {
            return new LedgerCheckpoint(
                    note.checkpoint().size(),
                    note.checkpoint().root(),
                    note.checkpoint().head().position(),
                    note.checkpoint().head().hash(),
                    note.checkpoint().head().recordedAt(),
                    note.text());
        }
    }

    record LedgerProof(LedgerCheckpoint checkpoint, int commits, int events, String document) {

        static LedgerProof of(Proof proof) {
            int events = proof.commits().stream()
                    .mapToInt(part -> part.commit().events().size())
                    .sum();
            return new LedgerProof(
                    LedgerCheckpoint.of(proof.checkpoint()), proof.commits().size(), events, proof.toJson());
        }
    }

    @QueryMapping
    LedgerCheckpoint ledgerCheckpoint() {
        return LedgerCheckpoint.of(checkpoints.now());
    }

    @QueryMapping
    @Nullable
    LedgerProof ledgerProof(
            @Argument @Nullable Long position,
            @Argument @Nullable String aggregateId,
            @Argument @Nullable String checkpoint,
            Caller caller) {
        if (!caller.actor().is(Role.ADMIN) && !caller.actor().is(Role.AUDITOR)) {
            throw new AccessDenied(caller.actor(), "Query.ledgerProof", "NEEDS_AUDITOR");
        }
        if ((position == null) == (aggregateId == null)) {
            throw new Refusal("PROOF_OF_WHAT", "position", Map.of());
        }
        CheckpointNote against = checkpoint == null ? checkpoints.now() : parsed(checkpoint);
        Optional<Proof> proof = position != null
                ? prover.ofPosition(position, against)
                : prover.ofAggregate(String.valueOf(aggregateId), against);
        return proof.map(LedgerProof::of).orElse(null);
    }

    private static CheckpointNote parsed(String given) {
        try {
            return CheckpointNote.parse(given);
        } catch (IllegalArgumentException e) {
            throw new Refusal(
                    "NOT_A_CHECKPOINT",
                    "checkpoint",
                    Map.of("given", Text.shown(given), "why", String.valueOf(e.getMessage())));
        }
    }
}
