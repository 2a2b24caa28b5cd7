package io.targetledger.command;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import io.targetledger.organisation.OrganisationUnitCommand;
import io.targetledger.organisation.OrganisationUnitCommand.DissolveUnit;
import io.targetledger.organisation.UnitId;
import io.targetledger.product.ProductCommand.DiscontinueProduct;
import io.targetledger.product.ProductId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccessPolicyTest {

    private static final Command DISSOLVE = new DissolveUnit(new UnitId("unit/emea"), LocalDate.of(2026, 3, 1), null);
    private static final Command DISCONTINUE = new DiscontinueProduct(new ProductId("product/gtx"), null);

    private static final Actor ADMIN = Actor.of("root", Role.ADMIN);
    private static final Actor ZHANG_SAN = Actor.of("zhang.san", Role.MANAGER);

    private final AccessPolicy policy = new AccessPolicy(List.of(new UnitsByZhangSan()));

    @Test
    void administratorsChangeEverything() {
        allows(ADMIN, DISSOLVE);
        allows(ADMIN, DISCONTINUE);
    }

    @Test
    void othersChangeWhatTheRuleOfTheAggregateAllows() {
        allows(ZHANG_SAN, DISSOLVE);
        denies(Actor.of("li.na", Role.MANAGER), DISSOLVE, "NEEDS_ZHANG_SAN");
    }

    @Test
    void withoutARuleOnlyAdministratorsChange() {
        denies(ZHANG_SAN, DISCONTINUE, "NEEDS_ADMIN");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "BI"})
    void auditorsAndToolsReadWithoutChanging(Role role) {
        denies(Actor.of("li.na", role), DISSOLVE, "NEEDS_ZHANG_SAN");
    }

    @Test
    void nobodyWithoutARoleReads() {
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> policy.checkReading(Actor.of("li.na"), "goals"));
    }

    @Test
    void toolsReadFactsAndWhatIsWorkedOutOfManyOnly() {
        Actor tool = Actor.of("power.bi", Role.BI);
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> policy.checkReading(tool, "goals"))
                .withMessageContaining("power.bi (BI)")
                .withMessageContaining("NEEDS_READING_ROLE");
        assertThatCode(() -> policy.checkReading(tool, "goalFacts")).doesNotThrowAnyException();
        for (String field : List.of("ledger", "trend", "samePointInPeriod", "targetDrift")) {
            assertThatCode(() -> policy.checkReading(tool, field)).doesNotThrowAnyException();
        }
        assertThatCode(() -> policy.checkReading(Actor.of("audit", Role.AUDITOR), "goals"))
                .doesNotThrowAnyException();
    }

    @Test
    void rowsOfEverybodyAreNotForManagersAndSellers() {
        for (Role role : List.of(Role.MANAGER, Role.SALES_REP)) {
            for (String table : List.of("goalFacts", "organisationDimension")) {
                assertThatExceptionOfType(AccessDenied.class)
                        .isThrownBy(() -> policy.checkReading(Actor.of("li.na", role), table))
                        .withMessageContaining("NEEDS_FACTS_ROLE");
            }
        }
        assertThatCode(() -> policy.checkReading(Actor.of("both", Role.MANAGER, Role.BI), "goalFacts"))
                .doesNotThrowAnyException();
        assertThatCode(() -> policy.checkReading(Actor.of("audit", Role.AUDITOR), "goalFacts"))
                .doesNotThrowAnyException();
    }

    @Test
    void aKeyReadsOnlyTheTablesOfFactsThatItNames() {
        Actor one = new Actor("apikey/bi", Set.of(Role.BI), Set.of("goalFacts"), Set.of());
        Actor all = new Actor("apikey/all", Set.of(Role.BI), Set.of(), Set.of());

        assertThatCode(() -> policy.checkReading(one, "goalFacts")).doesNotThrowAnyException();
        assertThatCode(() -> policy.checkReading(all, "reviewFacts")).doesNotThrowAnyException();
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> policy.checkReading(one, "reviewFacts"));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> policy.checkReading(all, "goals"));
    }

    @Test
    void aKeyOfUnitsIsNotAnsweredWhatIsWorkedOutOfEverybody() {
        Actor everybody = new Actor("apikey/all", Set.of(Role.BI), Set.of(), Set.of());
        Actor some = new Actor("apikey/uk", Set.of(Role.BI), Set.of(), Set.of("unit/uk"));

        for (String query : List.of("trend", "samePointInPeriod", "targetDrift")) {
            assertThatCode(() -> policy.checkReading(everybody, query)).doesNotThrowAnyException();
            assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> policy.checkReading(some, query));
        }
        assertThatCode(() -> policy.checkReading(some, "ledger")).doesNotThrowAnyException();
    }

    private void allows(Actor actor, Command command) {
        assertThatCode(() -> policy.checkSubmitting(actor, command)).doesNotThrowAnyException();
    }

    private void denies(Actor actor, Command command, String needed) {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> policy.checkSubmitting(actor, command))
                .withMessageContaining(actor.subject())
                .withMessageContaining(command.aggregate())
                .withMessageEndingWith(needed);
    }

    private static final class UnitsByZhangSan implements AccessRule<OrganisationUnitCommand> {

        @Override
        public Class<OrganisationUnitCommand> commands() {
            return OrganisationUnitCommand.class;
        }

        @Override
        public boolean allows(Actor actor, OrganisationUnitCommand command) {
            return actor.subject().equals("zhang.san");
        }

        @Override
        public String needed(OrganisationUnitCommand command) {
            return "NEEDS_ZHANG_SAN";
        }
    }
}
