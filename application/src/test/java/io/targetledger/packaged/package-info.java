/** The packaged jar as users run it: started as a process, spoken to over HTTP, killed. */
@NullMarked
package io.targetledger.packaged;

import org.jspecify.annotations.NullMarked;
