/** Reviews to callers: their GraphQL interface, who may see and do what, and what follows a step of a cycle by itself. */
@NullMarked
package io.targetledger.review;

import org.jspecify.annotations.NullMarked;
