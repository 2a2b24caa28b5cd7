package io.targetledger.ledger;

/** Is told how far a verification has come. */
@FunctionalInterface
public interface VerificationListener {

    /** Listens to nothing. */
    VerificationListener NONE = (commit, position) -> {};

    /** Called after each commit that was found intact. */
    void verified(long commit, long position);
}
