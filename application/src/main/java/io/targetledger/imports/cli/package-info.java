/** {@code target-ledger import}: reads files row by row and sends them, chunk by chunk, to where they are taken in. */
@NullMarked
package io.targetledger.imports.cli;

import org.jspecify.annotations.NullMarked;
