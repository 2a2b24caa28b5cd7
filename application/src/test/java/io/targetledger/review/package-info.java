/** Reviews over the whole way, by different users. */
@NullMarked
package io.targetledger.review;

import org.jspecify.annotations.NullMarked;
