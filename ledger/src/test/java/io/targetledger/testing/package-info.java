/** What tests of every module share: databases of their own, on the embedded server or a real MongoDB. */
@NullMarked
package io.targetledger.testing;

import org.jspecify.annotations.NullMarked;
