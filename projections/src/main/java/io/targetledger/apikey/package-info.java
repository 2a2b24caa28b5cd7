/** API keys as readers see them, and as requests are recognised by them. */
@NullMarked
package io.targetledger.apikey;

import org.jspecify.annotations.NullMarked;
