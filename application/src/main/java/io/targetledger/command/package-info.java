/** The one gate to the domain: every change, from wherever it comes, is checked, made idempotent and recorded here. */
@NullMarked
package io.targetledger.command;

import org.jspecify.annotations.NullMarked;
