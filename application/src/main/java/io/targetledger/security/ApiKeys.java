package io.targetledger.security;

import java.util.Optional;

/** Keys of tools, which are known in the ledger. */
public interface ApiKeys {

    /** What all keys begin with, so that they are told from other tokens and found where they do not belong. */
    String PREFIX = "tl_";

    /** Whose key this is; nobody's once it is revoked or replaced, from that moment on. */
    Optional<Actor> actorOf(String key);
}
