package io.targetledger.graphql;

/** How far the read side has come; implemented by it. */
@FunctionalInterface
public interface ReadProgress {

    /** The ledger position up to which every read model is folded. */
    long projected();
}
