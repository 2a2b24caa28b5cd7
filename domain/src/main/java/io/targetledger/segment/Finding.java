package io.targetledger.segment;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at to tell whether a customer belongs to a segment.
 *
 * @param what e.g. {@code revenue(365)}, {@code rfm} or {@code list}
 * @param found e.g. {@code 12000} or {@code 5-4-4}; null where nothing is known
 */
public record Finding(String what, @Nullable String found) {}
