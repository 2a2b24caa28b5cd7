package io.targetledger.organisation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/** Days from the first to the last, both inclusive. */
public record Span(LocalDate first, LocalDate last) {

    static final Span EVER = new Span(LocalDate.MIN, LocalDate.MAX);

    public boolean contains(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
    }

    /** The days in both; null when there are none. */
    public @Nullable Span and(Span other) {
        LocalDate begin = first.isAfter(other.first) ? first : other.first;
        LocalDate end = last.isBefore(other.last) ? last : other.last;
        return begin.isAfter(end) ? null : new Span(begin, end);
    }
}
