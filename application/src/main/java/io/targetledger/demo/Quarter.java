package io.targetledger.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.targetledger.shared.Period;

/** A calendar quarter. */
record Quarter(int year, int number) {

    LocalDate start() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    LocalDate end() {
        return start().plusMonths(3).minusDays(1);
    }

    Period period() {
        return new Period(start(), end());
    }

    /** First days of its months. */
    List<LocalDate> months() {
        return IntStream.range(0, 3).mapToObj(start()::plusMonths).toList();
    }

    /** For ids and codes, e.g. {@code 2026q1}. */
    String code() {
        return year + "q" + number;
    }

    /** For people, e.g. {@code Q1 2026}. */
    String label() {
        return "Q" + number + " " + year;
    }
}
