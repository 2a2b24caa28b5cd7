package io.targetledger.review;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.organisation.UnitId;

/** Who belongs where, for cycles that review them. */
public interface ReviewPopulation {

    /**
     * Everyone who belongs to the unit, or to one below it, on that day, each once, sorted by id.
     *
     * <p>The answer needs no guard: it comes with the position it was read at, which is recorded beside it, and what
     * happens later does not concern the cycle.
     */
    Population of(UnitId unit, LocalDate on);

    /** @param position of the ledger at which they were looked up; the same for all ports asked by one command */
    record Population(long position, List<ReviewedPerson> people) {}
}
