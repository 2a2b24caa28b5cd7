/** Imports: rows from anywhere become commands, and each row is answered with what became of it. */
@NullMarked
package io.targetledger.imports;

import org.jspecify.annotations.NullMarked;
