/** Puts the application together: settings, database, ledger, life cycle. */
@NullMarked
package io.targetledger.server;

import org.jspecify.annotations.NullMarked;
