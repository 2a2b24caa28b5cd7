/** Campaigns to a customer segment: an audience pinned at launch, responses, conversions, and what they lifted. */
@NullMarked
package io.targetledger.campaign;

import org.jspecify.annotations.NullMarked;
