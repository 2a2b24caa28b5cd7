package io.targetledger.review;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** A cycle with appeals that nobody decided on is not closed. */
public final class AppealsUndecided extends Refusal {

    public AppealsUndecided(int undecided) {
        super(AppealsUndecided.class, "cycleId", Map.of("undecided", undecided));
    }
}
