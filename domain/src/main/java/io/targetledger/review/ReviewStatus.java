package io.targetledger.review;

/**
 * Where a review stands.
 *
 * <pre>
 *            score   calibrate  publish    acknowledge  appeal    decide
 * OPEN       SCORED  –          –          –            –         –
 * SCORED     –       SCORED     PUBLISHED  –            –         –
 * PUBLISHED  –       –          –          PUBLISHED    APPEALED  –
 * APPEALED   –       –          –          APPEALED     –         SETTLED
 * SETTLED    –       –          –          SETTLED      –         –
 * </pre>
 *
 * <p>All of it only while the cycle allows it. The reviewed person sees nothing of it but their goals and what they said
 * themself until it is published.
 */
public enum ReviewStatus {
    OPEN,
    SCORED,
    PUBLISHED,
    APPEALED,
    SETTLED;

    /** Whether the reviewed person may see the result. */
    public boolean isPublished() {
        return compareTo(PUBLISHED) >= 0;
    }

    /** @throws ReviewStatusForbids unless this is the status, or one of those, in which it is done */
    void mustAllow(ReviewAction action) {
        if (!action.in.contains(this)) {
            throw new ReviewStatusForbids(
                    this,
                    action.name(),
                    action.in.stream().sorted().toList().toString().replaceAll("[\\[\\]]", ""));
        }
    }
}
