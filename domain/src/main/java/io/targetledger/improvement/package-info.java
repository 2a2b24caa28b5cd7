/** Improvement plans: objectives a person agreed to, support, check-ins, adjustments that are agreed anew, an outcome. */
@NullMarked
package io.targetledger.improvement;

import org.jspecify.annotations.NullMarked;
