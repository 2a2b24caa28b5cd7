/** Measurements as readers see them, singly and added up by day. */
@NullMarked
package io.targetledger.measurement;

import org.jspecify.annotations.NullMarked;
