/** Rows 1 and 2: appends through Axon's command bus, the same aggregate on each side, only the storage engine differs. */
@NullMarked
package io.targetledger.benchmark.append;

import org.jspecify.annotations.NullMarked;
