/** Customer segments: defined by a rule, by RFM quintiles or by a list; who belongs to them is evaluated and recorded. */
@NullMarked
package io.targetledger.segment;

import org.jspecify.annotations.NullMarked;
