/** Events that views could not take, as operators see them. */
@NullMarked
package io.targetledger.deadletter;

import org.jspecify.annotations.NullMarked;
