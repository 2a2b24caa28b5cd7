/** Who is asking: tokens, actors and their roles, and what browsers must not be tricked into. */
@NullMarked
package io.targetledger.security;

import org.jspecify.annotations.NullMarked;
