/** How many requests one caller may send: a tool gone wild holds up nobody else. */
@NullMarked
package io.targetledger.ratelimit;

import org.jspecify.annotations.NullMarked;
