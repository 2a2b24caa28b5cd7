/** Rows 4 and 5: a goal's history, written and read, against JaVers, the usual library for it, on the same server. */
@NullMarked
package io.targetledger.benchmark.audit;

import org.jspecify.annotations.NullMarked;
