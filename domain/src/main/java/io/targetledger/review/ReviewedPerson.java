package io.targetledger.review;

import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Whom a cycle reviews.
 *
 * @param unit where the person belonged at the end of the reviewed period
 * @param manager the head of that unit, or for its head the head of the nearest unit above that has another; null where
 *     nobody stands above
 */
public record ReviewedPerson(
        PersonId person, UnitId unit, @Nullable PersonId manager) {}
