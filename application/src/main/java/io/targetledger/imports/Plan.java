package io.targetledger.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.targetledger.projection.Versioned;
import io.targetledger.shared.Command;
import org.jspecify.annotations.Nullable;

/** What has to be done for the ledger to know what a row says; nothing where it knows it already. */
final class Plan {

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Long> versions = new HashMap<>();
    private boolean known;

    /** @param effectiveOn the day it became true in the business; null for today */
    record Step(Command command, @Nullable LocalDate effectiveOn) {}

    /** The ledger knows this object at this version already. */
    Plan knowing(Versioned<?> found) {
        known = true;
        versions.put(found.key(), found.version());
        return this;
    }

    Plan then(Command command) {
        return then(command, null);
    }

    Plan then(Command command, @Nullable LocalDate effectiveOn) {
        steps.add(new Step(command, effectiveOn));
        return this;
    }

    List<Step> steps() {
        return steps;
    }

    boolean isAboutSomethingKnown() {
        return known;
    }

    /** Versions before the plan is carried out; new objects are not among them. */
    Map<String, Long> versions() {
        return versions;
    }
}
