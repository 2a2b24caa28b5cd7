/** SMART goals: drafted, activated, revised with a reason, aligned, closed, reopened. */
@NullMarked
package io.targetledger.goal;

import org.jspecify.annotations.NullMarked;
