/** What open goals will come to by the end of their periods, and how well earlier forecasts would have done. */
@NullMarked
package io.targetledger.forecast;

import org.jspecify.annotations.NullMarked;
