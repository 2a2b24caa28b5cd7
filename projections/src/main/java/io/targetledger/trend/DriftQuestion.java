package io.targetledger.trend;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;

import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Period;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about how targets moved.
 *
 * @param period goals whose period overlaps it
 * @param zone says which day a moment falls on
 * @param targets a point whose targets are set beside the original and the current ones
 * @param lateFrom elapsed share of the period from which on a cut is late
 * @param bunchedFrom share of a goal's actual in the tenth of its period at one edge from which on it is bunched
 */
public record DriftQuestion(
        Grouping grouping,
        Period period,
        TrendFilter filter,
        ZoneId zone,
        LocalDate today,
        @Nullable ReadPoint targets,
        BigDecimal lateFrom,
        BigDecimal bunchedFrom) {

    public static final BigDecimal LATE_FROM = new BigDecimal("0.75");
    public static final BigDecimal BUNCHED_FROM = new BigDecimal("0.5");
}
