/** Forecasts, as GraphQL and the command line offer them. */
@NullMarked
package io.targetledger.forecast;

import org.jspecify.annotations.NullMarked;
