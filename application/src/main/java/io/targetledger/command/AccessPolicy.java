package io.targetledger.command;

import java.util.List;
import java.util.Set;

import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;

/**
 * Who may do what, in one place on the way to the domain.
 *
 * <ul>
 *   <li>ADMIN changes everything.
 *   <li>MANAGER, SALES_REP and people without either change what the {@link AccessRule} of a capability allows them.
 *   <li>AUDITOR and BI change nothing; BI does not read objects either, only rows of facts and dimensions, which besides it
 *       only ADMIN and AUDITOR read, and what is worked out of many.
 * </ul>
 *
 * An actor with several roles may do what any of them allows.
 */
public final class AccessPolicy {

    /** Queries that show no object. */
    private static final Set<String> OPEN_TO_BI = Set.of("ledger");

    /** Queries that show none to those who {@linkplain #readsObjects may read none}. */
    private static final Set<String> WORKED_OUT = Set.of("trend", "samePointInPeriod", "targetDrift");

    private static final Set<String> FACTS = Set.of("Facts", "Dimension");

    private final List<AccessRule<?>> rules;

    AccessPolicy(List<AccessRule<?>> rules) {
        this.rules = List.copyOf(rules);
    }

    /**
     * @param field name of the field of Query
     * @throws AccessDenied if the actor's roles do not allow it
     */
    public void checkReading(Actor actor, String field) {
        if (FACTS.stream().anyMatch(field::endsWith)) {
            checkFacts(actor, field);
            return;
        }
        boolean isOpen = OPEN_TO_BI.contains(field)
                || (WORKED_OUT.contains(field)
                        && actor.mayRead(field)
                        && actor.units().isEmpty());
        if (!readsObjects(actor) && !(actor.is(Role.BI) && isOpen)) {
            throw new AccessDenied(actor, "Query." + field, "NEEDS_READING_ROLE");
        }
    }

    /** Whether a table may be read at all; of whom the rows are that are shown is decided where they are read. */
    private static void checkFacts(Actor actor, String field) {
        if (!actor.is(Role.ADMIN) && !actor.is(Role.AUDITOR) && !actor.is(Role.BI)) {
            throw new AccessDenied(actor, "Query." + field, "NEEDS_FACTS_ROLE");
        }
        if (!actor.mayRead(field)) {
            throw new AccessDenied(actor, "Query." + field, "NEEDS_OTHER_KEY");
        }
    }

    /** Whether the actor may read objects, those left out that their read rules withhold. */
    public static boolean readsObjects(Actor actor) {
        return actor.is(Role.ADMIN) || actor.is(Role.MANAGER) || actor.is(Role.SALES_REP) || actor.is(Role.AUDITOR);
    }

    /**
     * @throws AccessDenied if the actor may not submit the command
     * @throws Refusal {@code NOT_FOUND} where whose affair it is cannot be told because the object does not exist
     */
    void checkSubmitting(Actor actor, Command command) {
        if (actor.is(Role.ADMIN)) {
            return;
        }
        rules.stream()
                .filter(rule -> rule.commands().isInstance(command))
                .findFirst()
                .ifPresentOrElse(rule -> check(rule, actor, command), () -> {
                    throw denied(actor, command, "NEEDS_ADMIN");
                });
    }

    private static <C extends Command> void check(AccessRule<C> rule, Actor actor, Command command) {
        C own = rule.commands().cast(command);
        if (!rule.allows(actor, own)) {
            throw denied(actor, command, rule.needed(own));
        }
    }

    private static AccessDenied denied(Actor actor, Command command, String needed) {
        return new AccessDenied(actor, command.getClass().getSimpleName() + " on " + command.aggregate(), needed);
    }
}
