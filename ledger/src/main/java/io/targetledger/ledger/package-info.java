/**
 * An append-only event ledger on MongoDB: one document per commit, a total gapless order of events, a hash chain over
 * all of them, and an Axon event storage engine on top.
 *
 * <p>{@link io.targetledger.ledger.Ledger} is the way in. It knows nothing of what the events mean.
 */
@NullMarked
package io.targetledger.ledger;

import org.jspecify.annotations.NullMarked;
