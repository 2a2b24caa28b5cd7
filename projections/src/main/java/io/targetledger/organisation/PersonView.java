package io.targetledger.organisation;

import java.time.LocalDate;
import java.util.List;

import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * A person's place in the organisation, over time.
 *
 * @param placements where the person belonged and since when, by date
 * @param leftOn first day the person no longer belongs
 */
public record PersonView(
        LocalizedName name,
        @Nullable String title,
        List<Placement> placements,
        @Nullable LocalDate leftOn) {

    public record Placement(UnitId unit, LocalDate since) {}
}
