package io.targetledger.forecast;

import io.targetledger.metric.Aggregation;
import org.jspecify.annotations.Nullable;

/**
 * A period that is forecast, as it is known so far.
 *
 * @param soFar null where nothing was measured
 * @param elapsed share of the period, 0 to 1
 */
public record Present(Aggregation aggregation, @Nullable Double soFar, double elapsed) {}
