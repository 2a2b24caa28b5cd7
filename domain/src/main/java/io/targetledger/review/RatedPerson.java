package io.targetledger.review;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How a person came out of a cycle, for {@link Fairness}.
 *
 * @param ratedBy who gave the manager's assessment; null where there was none
 * @param scored rating worked out from the answers, before calibration; null for none
 * @param calibrated rating after calibration, null for none
 */
public record RatedPerson(
        PersonId person,
        UnitId unit,
        @Nullable PersonId ratedBy,
        @Nullable Rating scored,
        @Nullable Rating calibrated) {}
