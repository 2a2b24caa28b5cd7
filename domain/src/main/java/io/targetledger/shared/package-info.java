/** What every capability speaks of: reasons, periods, names, and the refusal of a command. */
@NullMarked
package io.targetledger.shared;

import org.jspecify.annotations.NullMarked;
