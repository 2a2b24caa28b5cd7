/** Views folded anew beside the live ones, as operators see it. */
@NullMarked
package io.targetledger.replay;

import org.jspecify.annotations.NullMarked;
