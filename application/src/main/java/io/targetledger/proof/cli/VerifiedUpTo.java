package io.targetledger.proof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.targetledger.console.Refused;
import io.targetledger.ledger.Head;
import io.targetledger.ledger.proof.Frontier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a verification ended, in a file from which the next one goes on. */
record VerifiedUpTo(long commit, long position, String hash, Instant recordedAt, List<String> subtrees) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final VerifiedUpTo NOTHING = of(Head.EMPTY, new Frontier());

    static VerifiedUpTo of(Head head, Frontier frontier) {
        return new VerifiedUpTo(head.commit(), head.position(), head.hash(), head.recordedAt(), frontier.subtrees());
    }

    /** @throws Refused when there is a file, but not one of these */
    static VerifiedUpTo readFrom(Path file) {
        if (!Files.exists(file)) {
            return NOTHING;
        }
        try {
            VerifiedUpTo read = JSON.readValue(TextFile.read(file), VerifiedUpTo.class);
            read.frontier(); // is one
            return read;
        } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
            throw TextFile.unusable(file, e.getMessage());
        }
    }

    void writeTo(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }

    Head head() {
        return new Head(commit, position, hash, recordedAt);
    }

    Frontier frontier() {
        return new Frontier(commit, subtrees);
    }
}
