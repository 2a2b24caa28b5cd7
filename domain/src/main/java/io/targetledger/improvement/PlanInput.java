package io.targetledger.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.organisation.OrganisationRegister;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnknownPerson;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Checks of what commands to a plan name: people, references, days and support. */
final class PlanInput {

    private PlanInput() {}

    static void mustBeKnown(String field, PersonId given, OrganisationRegister organisation) {
        if (!organisation.knows(OwnerId.of(given))) {
            throw new UnknownPerson(field, given);
        }
    }

    static void mustSponsor(PersonId sponsor, PersonId person, OrganisationRegister organisation) {
        mustBeKnown("sponsorId", sponsor, organisation);
        if (sponsor.equals(person)) {
            throw new Refusal("SPONSOR_IS_THE_PERSON", "sponsorId", Map.of("given", sponsor));
        }
    }

    static void mustExist(String field, @Nullable String reference, PlanGrounds grounds) {
        if (reference != null && !grounds.exist(reference)) {
            throw new Refusal("UNKNOWN_REFERENCE", field, Map.of("given", reference));
        }
    }

    static void mustNotLieAhead(String field, LocalDate day, Clock clock) {
        LocalDate today = LocalDate.now(clock);
        if (day.isAfter(today)) {
            throw new Refusal("DATE_IN_THE_FUTURE", field, Map.of("given", day, "today", today));
        }
    }

    static Refusal supportTwice(Support offered) {
        return new Refusal("SUPPORT_TWICE", "support", Map.of("support", offered.code()));
    }

    static void mustDiffer(List<Support> support) {
        Set<String> codes = new HashSet<>();
        for (Support offered : support) {
            if (!codes.add(offered.code())) {
                throw supportTwice(offered);
            }
        }
    }
}
