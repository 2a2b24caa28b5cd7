/** {@code target-ledger replay}. */
@NullMarked
package io.targetledger.replay.cli;

import org.jspecify.annotations.NullMarked;
