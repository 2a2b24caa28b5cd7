package io.targetledger.segment;

import java.util.Map;

import io.targetledger.shared.Refusal;

/** Scores of 1 (least) to 5 (best). */
public record RfmScores(int recency, int frequency, int monetary) {

    public RfmScores {
        mustBeScore("recency", recency);
        mustBeScore("frequency", frequency);
        mustBeScore("monetary", monetary);
    }

    private static void mustBeScore(String field, int given) {
        if (given < 1 || given > 5) {
            throw new Refusal("VALUE_OUT_OF_RANGE", field, Map.of("given", given, "least", 1, "most", 5));
        }
    }

    /** E.g. {@code 5-4-4}. */
    @Override
    public String toString() {
        return recency + "-" + frequency + "-" + monetary;
    }
}
