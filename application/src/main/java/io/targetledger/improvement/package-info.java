/** The GraphQL interface of improvement plans, and who may read and change them. */
@NullMarked
package io.targetledger.improvement;

import org.jspecify.annotations.NullMarked;
