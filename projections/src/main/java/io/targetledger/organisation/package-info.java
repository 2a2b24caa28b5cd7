/** The organisation as readers see it: units, people, and the chart of who belonged where on which day. */
@NullMarked
package io.targetledger.organisation;

import org.jspecify.annotations.NullMarked;
