/**
 * Reviews of people: the form that is published beforehand, cycles that open and end them, assessments from all sides of
 * whom some stay anonymous, calibration, appeal, and the figures by which their fairness is judged.
 */
@NullMarked
package io.targetledger.review;

import org.jspecify.annotations.NullMarked;
