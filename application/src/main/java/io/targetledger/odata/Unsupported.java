package io.targetledger.odata;

import java.util.Map;

import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;

/** What the standard knows and this service does not. */
final class Unsupported extends Refusal {

    private Unsupported(String given, String allowed) {
        super("ODATA_UNSUPPORTED", null, Map.of("given", Text.shown(given), "allowed", allowed));
    }

    static Unsupported of(String given, String allowed) {
        return new Unsupported(given, allowed);
    }
}
