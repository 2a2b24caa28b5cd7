/** The whole application on a database of its own, and a client that speaks to it as callers do: over HTTP. */
@NullMarked
package io.targetledger.testing;

import org.jspecify.annotations.NullMarked;
