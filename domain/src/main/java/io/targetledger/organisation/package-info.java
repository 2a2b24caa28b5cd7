/** Units and people: who belongs where, who leads what, and since when. */
@NullMarked
package io.targetledger.organisation;

import org.jspecify.annotations.NullMarked;
