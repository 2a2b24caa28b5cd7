package io.targetledger.review;

import java.util.Optional;

import io.targetledger.organisation.PersonId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Refusal;

/** Who sees what of reviews, by roles: ADMIN and AUDITOR everything, a MANAGER the reviews of the people they lead. */
public record ReviewReaders(ReviewScopes scopes) {

    static boolean seesEverything(Actor reader) {
        return reader.is(Role.ADMIN) || reader.is(Role.AUDITOR);
    }

    /** The person this is in the organisation; nobody where the token's subject cannot be one. */
    static Optional<PersonId> personOf(Actor reader) {
        try {
            return Optional.of(new PersonId(reader.personId()));
        } catch (Refusal noPerson) {
            return Optional.empty();
        }
    }

    /** What they may find of reviews. */
    public ReviewScope scopeOf(Actor reader) {
        return seesEverything(reader)
                ? ReviewScope.EVERYTHING
                : personOf(reader)
                        .map(person -> scopes.of(person, reader.is(Role.MANAGER)))
                        .orElse(ReviewScope.NOTHING);
    }

    /** Whether they lead the person today, by role and by the organisation. */
    boolean leads(Actor reader, PersonId person) {
        return reader.is(Role.MANAGER)
                && personOf(reader).filter(head -> scopes.leads(head, person)).isPresent();
    }
}
