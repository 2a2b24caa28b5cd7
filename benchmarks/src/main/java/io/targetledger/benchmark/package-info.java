/**
 * What Target Ledger costs, measured against peers in the same run on the same server. One class a row of the table;
 * {@link io.targetledger.benchmark.Benchmarks} lists them all.
 */
@NullMarked
package io.targetledger.benchmark;

import org.jspecify.annotations.NullMarked;
