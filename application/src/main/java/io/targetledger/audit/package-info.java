/** The GraphQL interface of the audit trail: history of every object, and the log of everything. */
@NullMarked
package io.targetledger.audit;

import org.jspecify.annotations.NullMarked;
