package io.targetledger.review;

/** From which side somebody is assessed (360° feedback). */
public enum RaterKind {
    SELF,
    MANAGER,
    PEER,
    CUSTOMER;

    /** Fewest answers from which those of an anonymous kind count and are shown. */
    public static final int FEWEST_ANONYMOUS = 3;

    /** Whether the reviewed person may not learn who of this kind said what. */
    public boolean isAnonymous() {
        return this == PEER || this == CUSTOMER;
    }

    /** Whether so many answers may be shown, and so may count: what counts but is not shown could be worked out. */
    boolean counts(int answers) {
        return answers >= (isAnonymous() ? FEWEST_ANONYMOUS : 1);
    }
}
