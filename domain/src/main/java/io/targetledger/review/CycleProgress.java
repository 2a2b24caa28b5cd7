package io.targetledger.review;

/** How far the reviews of a cycle have come, for rules that need it. */
public interface CycleProgress {

    /**
     * The number of undecided appeals must still stand when what was decided on it is recorded (guarded by {@code
     * review.ReviewAppealed}); the others only grow, so theirs need no guard.
     */
    Progress of(ReviewCycleId cycleId);

    /**
     * Numbers of reviews.
     *
     * @param opened all that exist
     * @param scored those that were scored, whatever happened to them since
     * @param published those that were published, whatever happened to them since
     * @param undecidedAppeals those appealed against and not yet decided on
     */
    record Progress(int opened, int scored, int published, int undecidedAppeals) {}
}
