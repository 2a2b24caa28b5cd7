/** Tables of facts as files. */
@NullMarked
package io.targetledger.export;

import org.jspecify.annotations.NullMarked;
