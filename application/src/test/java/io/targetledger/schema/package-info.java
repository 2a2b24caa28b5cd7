/** The schema as a product: what is checked in of it, what was promised by a release, and its reference. */
@NullMarked
package io.targetledger.schema;

import org.jspecify.annotations.NullMarked;
