/** The catalogue of metrics: what is measured, in which unit, and how a period's measurements become one number. */
@NullMarked
package io.targetledger.metric;

import org.jspecify.annotations.NullMarked;
