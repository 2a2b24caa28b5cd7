package io.targetledger.security;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who acts: always taken from the token of the request, never from its body.
 *
 * @param subject subject of the token, e.g. {@code li.na}; also written as {@code actor} on every event
 * @param roles may be empty: then nothing is allowed
 * @param facts tables of facts, by the names of their queries, to which the role BI is limited; none means no limit
 * @param units ids of the units to whose rows, and those of all below them, it is limited as well; none means no limit
 */
public record Actor(String subject, Set<Role> roles, Set<String> facts, Set<String> units) {

    /** Who holds the one token of a server without an issuer. */
    public static final Actor ADMINISTRATOR = Actor.of("admin", Role.ADMIN);

    public Actor {
        if (subject.isBlank()) {
            throw new IllegalArgumentException("subject must not be blank");
        }
        roles = roles.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(roles));
        facts = Set.copyOf(facts);
        units = Set.copyOf(units);
    }

    public Actor(String subject, Set<Role> roles) {
        this(subject, roles, Set.of(), Set.of());
    }

    public static Actor of(String subject, Role... roles) {
        return new Actor(subject, Set.of(roles));
    }

    /** Whether its token may read this table of facts, if its roles do. */
    public boolean mayRead(String fact) {
        return facts.isEmpty() || facts.contains(fact);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** The person this actor is in the organisation: {@code li.na} is {@code person/li.na}. */
    public String personId() {
        return subject.startsWith("person/") ? subject : "person/" + subject;
    }

    /** The roles in the order of their declaration, e.g. {@code MANAGER, SALES_REP}. */
    public String rolesInWords() {
        return roles.isEmpty()
                ? "no role"
                : roles.stream().sorted().map(Role::name).collect(Collectors.joining(", "));
    }
}
