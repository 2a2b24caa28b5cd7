package io.targetledger.imports;

import java.util.List;
import java.util.Optional;

import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import org.springframework.stereotype.Component;

/**
 * What imports said of an object before. A row that says what the import before it said is no news, even where somebody
 * corrected the object since: the correction stands.
 */
@Component
final class Said {

    private static final int PAGE = 500;

    private final Ledger ledger;

    Said(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The latest event of these types that an import recorded of the object. One round trip for each 500 events. */
    Optional<Object> last(String aggregate, Class<?>... types) {
        Optional<Object> last = Optional.empty();
        long next = 0;
        List<LedgerEvent> page;
        do {
            page = ledger.readAggregate(aggregate, next, PAGE);
            for (LedgerEvent event : page) {
                if (Terms.SOURCE.equals(event.metadata().get("source")) && isOneOf(types, event.payload())) {
                    last = Optional.of(event.payload());
                }
                next = event.sequence() + 1;
            }
        } while (page.size() == PAGE);
        return last;
    }

    private static boolean isOneOf(Class<?>[] types, Object payload) {
        for (Class<?> type : types) {
            if (type.isInstance(payload)) {
                return true;
            }
        }
        return false;
    }
}
