/**
 * Flat, typed rows for analysts. A table of facts is a {@link io.targetledger.fact.FactTable} in the package of its
 * capability; what a row holds is declared once, by the record it is, and everything that offers rows asks for it there.
 */
@NullMarked
package io.targetledger.fact;

import org.jspecify.annotations.NullMarked;
