/** What all command lines share. */
@NullMarked
package io.targetledger.console;

import org.jspecify.annotations.NullMarked;
