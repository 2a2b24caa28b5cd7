/**
 * Reviews of people: the form that is published beforehand, cycles that open and end them, assessments from all sides of
 * whom some stay anonymous, calibration, appeal, and the figures by which their fairness is judged.
 *
 * <p>All ports that one command asks are answered as of one position of the ledger.
 */
@NullMarked
package io.targetledger.review;

import org.jspecify.annotations.NullMarked;
