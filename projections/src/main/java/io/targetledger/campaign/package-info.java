/** Campaigns as readers see them: whom they addressed, who responded and converted, and what that lifted. */
@NullMarked
package io.targetledger.campaign;

import org.jspecify.annotations.NullMarked;
