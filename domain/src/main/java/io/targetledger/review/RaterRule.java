package io.targetledger.review;

import io.targetledger.organisation.PersonId;

/** Who may be asked to assess a person: each rater once, themself only as such, and one manager. */
record RaterRule(ReviewForm form, Raters raters) {

    /**
     * @throws RaterKindNotAsked if the form has no questions for this kind
     * @throws RaterNotSuitable if the rater cannot be of this kind
     * @throws UnknownRater if there is no such rater
     * @throws RaterAlreadyAsked if the rater was asked, as whatever kind
     * @throws RaterKindAlreadyAsked if another rater was asked as the only one of this kind
     */
    void check(ReviewId review, PersonId person, RaterKind kind, RaterId rater) {
        if (form.askedOf(kind).isEmpty()) {
            throw new RaterKindNotAsked(
                    kind, form.shares().stream().map(RaterShare::kind).toList().toString());
        }
        boolean suits = kind == RaterKind.CUSTOMER
                ? !rater.isPerson()
                : rater.isPerson() && rater.is(person) == (kind == RaterKind.SELF);
        if (!suits) {
            throw new RaterNotSuitable(rater, kind, person);
        }
        if (!raters.exists(rater)) {
            throw new UnknownRater(rater);
        }
        for (Raters.Asked asked : raters.asked(review)) {
            if (asked.rater().equals(rater)) {
                throw new RaterAlreadyAsked(rater, person);
            }
            if (asked.kind() == kind && !kind.isAnonymous()) {
                throw new RaterKindAlreadyAsked(kind, person);
            }
        }
    }
}
