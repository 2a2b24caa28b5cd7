package io.targetledger.graphql;

import io.targetledger.ledger.Head;
import io.targetledger.ledger.Ledger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Where the ledger and the read side stand. */
@Controller
final class LedgerApi {

    private final Ledger ledger;
    private final ObjectProvider<ReadProgress> progress;

    LedgerApi(Ledger ledger, ObjectProvider<ReadProgress> progress) {
        this.ledger = ledger;
        this.progress = progress;
    }

    record LedgerStatus(long head, long commit, String hash, long projected) {}

    @QueryMapping
    LedgerStatus ledger() {
        // Read before the head, so that it can never seem to be ahead of it.
        ReadProgress readSide = progress.getIfAvailable();
        long projected = readSide == null ? 0 : readSide.projected();
        Head head = ledger.head();
        return new LedgerStatus(head.position(), head.commit(), head.hash(), projected);
    }
}
