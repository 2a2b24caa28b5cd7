package io.targetledger.imports;

import java.util.Locale;

import io.targetledger.security.Actor;
import io.targetledger.shared.Reason;

/**
 * On which terms rows are taken in.
 *
 * @param importId what all rows of one import have in common; becomes the correlation id of their events
 * @param reason why what was recorded differently is changed
 * @param dryRun whether to record nothing and only say what would happen
 */
public record Terms(Actor actor, Locale locale, String importId, Reason reason, boolean dryRun) {

    static final String SOURCE = "import";
}
