/** The command line: what {@code ./target-ledger} understands and says. */
@NullMarked
package io.targetledger.cli;

import org.jspecify.annotations.NullMarked;
