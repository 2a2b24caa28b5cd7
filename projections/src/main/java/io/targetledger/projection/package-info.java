/**
 * The projection machinery: a view is a pure fold over events, and the same fold serves the live view, replay, as-of,
 * history and diff.
 */
@NullMarked
package io.targetledger.projection;

import org.jspecify.annotations.NullMarked;
