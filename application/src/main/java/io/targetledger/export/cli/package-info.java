/** {@code target-ledger export}: tables of facts of a running server as files, and what changed since. */
@NullMarked
package io.targetledger.export.cli;

import org.jspecify.annotations.NullMarked;
