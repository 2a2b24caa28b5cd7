/**
 * For the tests of every module: {@link io.targetledger.histories.World}, which answers what the rules ask, and
 * {@link io.targetledger.histories.RandomHistory}, random but valid histories of all aggregates.
 */
package io.targetledger.histories;
