package io.targetledger.goal;

import java.util.List;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Violation;

/** A goal that is not SMART: every part that is missing or wrong, each as a violation with a code of its own. */
public final class NotSmart extends Refusal {

    public NotSmart(List<Violation> violations) {
        super(violations);
    }
}
