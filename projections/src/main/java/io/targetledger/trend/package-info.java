/** How performance moved over time: trends, what other targets would have said, and how far targets themselves moved. */
@NullMarked
package io.targetledger.trend;

import org.jspecify.annotations.NullMarked;
