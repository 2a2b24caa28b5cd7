/**
 * A MongoDB-compatible server (a subset) that runs inside the process and keeps its data in one directory.
 *
 * <p>{@link io.targetledger.embedded.EmbeddedMongo} is the whole public surface: open it, hand its connection string to any
 * MongoDB driver, close it.
 */
@NullMarked
package io.targetledger.embedded;

import org.jspecify.annotations.NullMarked;
