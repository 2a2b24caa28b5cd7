package io.targetledger.projection;

import java.time.LocalDate;

/**
 * How a read that is given a business time T finds the views of a fold. What was recorded up to the read's position is all it
 * knows, in each of the ways; without T nothing else matters.
 */
public sealed interface BusinessTime {

    /** The first day of business time: what is effective from then on always was. */
    LocalDate BEGINNING = LocalDate.of(1900, 1, 1);

    /** Its last day. */
    LocalDate END = LocalDate.of(9999, 12, 31);

    /** By the events, see {@link ByEvents}. */
    BusinessTime BY_EVENTS = new ByEvents();

    /** The same whatever T is, see {@link Timeless}. */
    BusinessTime TIMELESS = new Timeless();

    /** By a day that the view holds, e.g. {@code view.on}: it is found once that day has come. */
    static BusinessTime onDay(String path) {
        return new Dated(path, true);
    }

    /** By a moment that the view holds, e.g. {@code view.effectiveAt}: it is found once that moment has come. */
    static BusinessTime atMoment(String path) {
        return new Dated(path, false);
    }

    /**
     * A view is made of those of its events that are effective by T, in the order in which they were recorded: see {@link
     * Fold#effectiveOn}. None stands before its first event is effective, and an event that the fold cannot take without one
     * that is effective later does not count before that one either. Once it has made a view, such a fold may never leave none.
     */
    record ByEvents() implements BusinessTime {}

    /**
     * A view says itself what day it is about, and what is recorded later about that day was so on that day.
     *
     * @param path of that day or moment, e.g. {@code view.on}
     * @param toTheDay whether it is a day
     */
    record Dated(String path, boolean toTheDay) implements BusinessTime {}

    /** A view is about no time, or holds by itself what was when, and queries ask it for a day. */
    record Timeless() implements BusinessTime {}
}
