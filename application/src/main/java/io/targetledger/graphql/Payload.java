package io.targetledger.graphql;

import java.util.List;

import io.targetledger.command.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a mutation. The changed object itself is a field that the capability's controller resolves, with a
 * {@code @SchemaMapping} on the payload's type, from {@link #id()} and {@link #position()}; it is null where {@code id} is.
 *
 * @param id id of the changed object; null when refused
 * @param version its version after the change
 * @param position ledger position of its latest event; the read side has to reach it to show the change
 * @param shownOnce a secret that was made by the change and is kept nowhere
 */
public record Payload(
        @Nullable String id,
        @Nullable Long version,
        @Nullable Long position,
        List<UserError> userErrors,
        @Nullable String shownOnce) {

    static Payload of(Receipt receipt) {
        return new Payload(receipt.aggregate(), receipt.version(), receipt.position(), List.of(), null);
    }

    static Payload refused(List<UserError> errors) {
        return new Payload(null, null, null, List.copyOf(errors), null);
    }

    /** The same answer with a secret, if there was a change. */
    public Payload showingOnce(String secret) {
        return id == null ? this : new Payload(id, version, position, userErrors, secret);
    }
}
