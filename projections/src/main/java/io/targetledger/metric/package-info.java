/** The metric catalogue as readers see it. */
@NullMarked
package io.targetledger.metric;

import org.jspecify.annotations.NullMarked;
