package io.targetledger.forecast;

import org.jspecify.annotations.Nullable;

/**
 * One closed period of one owner.
 *
 * @param owner id of the person or unit
 * @param ago how many periods before the one that is forecast, from 1
 * @param soFar what there was at the same elapsed share of it; null where nothing was measured by then
 * @param whole what it came to
 */
public record PastPeriod(String owner, int ago, @Nullable Double soFar, double whole) {}
