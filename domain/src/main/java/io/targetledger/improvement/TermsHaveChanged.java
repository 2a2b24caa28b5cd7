package io.targetledger.improvement;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Other terms are proposed by now than those that were answered: an answer holds for what was read. */
public final class TermsHaveChanged extends Refusal {

    public TermsHaveChanged(int given, int proposed) {
        super(TermsHaveChanged.class, "terms", Map.of("given", given, "proposed", proposed));
    }
}
