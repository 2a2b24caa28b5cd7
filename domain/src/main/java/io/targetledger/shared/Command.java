package io.targetledger.shared;

import org.jspecify.annotations.Nullable;

/** Something somebody wants to happen to one aggregate. */
public interface Command {

    /** Id of the aggregate it is for, e.g. {@code goal/9f}. */
    String aggregate();

    /** Why, in the words of who asks. */
    default @Nullable Reason reason() {
        return null;
    }

    /**
     * Why, for changes that nobody may make without saying so.
     *
     * @throws ReasonMissing unless a reason was given
     */
    default Reason requiredReason() {
        Reason reason = reason();
        if (reason == null) {
            throw new ReasonMissing();
        }
        return reason;
    }
}
