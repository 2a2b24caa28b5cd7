/** Data for trying the product out: two years of a made-up sales organisation, the same for the same seed and day. */
@NullMarked
package io.targetledger.demo;

import org.jspecify.annotations.NullMarked;
