package io.targetledger.proof.cli;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.targetledger.imports.Words;
import io.targetledger.ledger.ChainWalk;
import io.targetledger.ledger.Head;
import io.targetledger.ledger.Verification;
import io.targetledger.ledger.proof.Checkpoint;
import io.targetledger.ledger.proof.CheckpointNote;
import io.targetledger.ledger.proof.Frontier;
import org.bson.BsonDocument;

/** Verifies a ledger commit by commit, and that it contains the checkpoints published of it. */
final class Walk {

    private final Words words;
    private final Head from;
    private final ChainWalk chain;
    private final Frontier frontier;
    private final Deque<Checkpoint> published = new ArrayDeque<>();
    private int contained;
    private Optional<String> fault = Optional.empty();

    Walk(VerifiedUpTo from, List<CheckpointNote> published, Words words) {
        this.words = words;
        this.from = from.head();
        this.chain = new ChainWalk(from.head(), null);
        this.frontier = from.frontier();
        published.stream()
                .map(CheckpointNote::checkpoint)
                .filter(checkpoint -> checkpoint.size() >= from.commit())
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .forEach(this.published::add);
    }

    /** @param progress is told each position found intact */
    void over(LedgerSource ledger, Consumer<Head> progress) {
        if (from.commit() > 0 && !endsWhereItDid(ledger)) {
            fault = Optional.of(words.say("fault.resumed", Map.of("commit", from.commit())));
            return;
        }
        compare();
        ledger.walkAfter(from.commit(), commit -> {
            if (chain.accept(commit)) {
                frontier.add(chain.intact());
                compare();
                progress.accept(chain.intact());
                return fault.isEmpty();
            }
            return false;
        });
        if (fault.isEmpty()) {
            Verification verification = chain.end();
            fault = verification.firstFault().map(found -> inWords(found, verification.intact()));
        }
        if (fault.isEmpty() && !published.isEmpty()) {
            fault = Optional.of(words.say(
                    "fault.cut",
                    Map.of(
                            "commits",
                            published.getLast().size(),
                            "found",
                            chain.intact().commit())));
        }
    }

    private boolean endsWhereItDid(LedgerSource ledger) {
        boolean[] same = {false};
        ledger.walkAfter(from.commit() - 1, commit -> {
            same[0] = isAt(commit, from);
            return false;
        });
        return same[0];
    }

    private static boolean isAt(BsonDocument commit, Head head) {
        return commit.isInt64("_id")
                && commit.getInt64("_id").getValue() == head.commit()
                && commit.isString("hash")
                && commit.getString("hash").getValue().equals(head.hash());
    }

    private void compare() {
        while (fault.isEmpty() && !published.isEmpty() && published.getFirst().size() == frontier.size()) {
            Checkpoint checkpoint = published.removeFirst();
            if (checkpoint.root().equals(frontier.root())) {
                contained++;
            } else {
                fault = Optional.of(words.say(
                        "fault.checkpoint",
                        Map.of(
                                "commits", checkpoint.size(),
                                "said", checkpoint.root(),
                                "root", frontier.root(),
                                "position", chain.intact().position())));
            }
        }
    }

    private String inWords(Verification.Fault found, Head intact) {
        return words.say(
                "fault",
                Map.of(
                        "kind", words.say("fault." + found.kind()),
                        "message", found.message(),
                        "position", intact.position()));
    }

    /** The first thing wrong, in words. */
    Optional<String> fault() {
        return fault;
    }

    /** How many of the published checkpoints were found to be contained. */
    int contained() {
        return contained;
    }

    VerifiedUpTo end() {
        return VerifiedUpTo.of(chain.intact(), frontier);
    }

    String root() {
        return frontier.root();
    }
}
