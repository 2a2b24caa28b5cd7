/** What the capabilities have in common: the list of them. */
@NullMarked
package io.targetledger;

import org.jspecify.annotations.NullMarked;
