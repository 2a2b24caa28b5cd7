/** Measured facts, kept apart from goals: one deal counts for every goal that its metric, subject and date match. */
@NullMarked
package io.targetledger.measurement;

import org.jspecify.annotations.NullMarked;
