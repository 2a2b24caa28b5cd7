package io.targetledger.improvement;

import java.util.List;
import java.util.Optional;

import io.targetledger.improvement.PlanCommand.ActivatePlan;
import io.targetledger.improvement.PlanCommand.AgreeToTerms;
import io.targetledger.improvement.PlanCommand.ChangeSponsor;
import io.targetledger.improvement.PlanCommand.DraftPlan;
import io.targetledger.organisation.PersonId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Period;
import io.targetledger.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Zhang San heads the unit of Li Na, who is sponsored by Ada; Bob is elsewhere. */
class PlanAccessTest {

    private static final PlanId HERS = new PlanId("plan/hers");
    private static final PlanId HIS = new PlanId("plan/his");
    private static final Actor ZHANG_SAN = Actor.of("zhang.san", Role.MANAGER);
    private static final Actor ADA = Actor.of("ada", Role.SALES_REP);
    private static final Actor LI_NA = Actor.of("li.na", Role.SALES_REP);
    private static final Actor BOB = Actor.of("bob", Role.SALES_REP);

    private final PlanAccess access = new PlanAccess(
            (person, owner) -> person.equals("person/zhang.san")
                    && List.of("person/li.na", "person/zhang.san").contains(owner),
            plan -> plan.equals(HERS)
                    ? Optional.of(planOf("person/li.na"))
                    : plan.equals(HIS) ? Optional.of(planOf("person/zhang.san")) : Optional.empty());

    @Test
    void managersDraftForPeopleBelowThem() {
        allows(ZHANG_SAN, draft("person/li.na"));
        denies(ZHANG_SAN, draft("person/bob"));
        denies(ADA, draft("person/li.na"));
        denies(LI_NA, draft("person/li.na"));
    }

    @Test
    void nobodyDraftsOrRunsTheirOwn() {
        denies(ZHANG_SAN, draft("person/zhang.san"));
        denies(ZHANG_SAN, new ActivatePlan(HIS, null));
        denies(LI_NA, new ActivatePlan(HERS, null));
    }

    @Test
    void onlyThePersonAnswers() {
        allows(LI_NA, agree(HERS, "person/li.na"));
        allows(ZHANG_SAN, agree(HIS, "person/zhang.san"));
        denies(ZHANG_SAN, agree(HERS, "person/zhang.san"));
        denies(ADA, agree(HERS, "person/ada"));
    }

    @Test
    void sponsorsDoWhatManagersDoButChangeNoSponsor() {
        allows(ADA, new ActivatePlan(HERS, null));
        allows(ZHANG_SAN, new ActivatePlan(HERS, null));
        allows(ZHANG_SAN, new ChangeSponsor(HERS, new PersonId("person/bob"), null));
        denies(ADA, new ChangeSponsor(HERS, new PersonId("person/bob"), null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "BI"})
    void auditorsAndToolsChangeNothing(Role role) {
        denies(Actor.of("li.na", role), agree(HERS, "person/li.na"));
        denies(Actor.of("ada", role), new ActivatePlan(HERS, null));
        denies(Actor.of("zhang.san", role), draft("person/li.na"));
    }

    @Test
    void forOthersItIsNotThere() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> access.allows(BOB, new ActivatePlan(HERS, null)))
                .withMessageContaining("NOT_FOUND");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> access.allows(BOB, agree(HERS, "person/bob")))
                .withMessageContaining("NOT_FOUND");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> access.allows(ZHANG_SAN, new ActivatePlan(new PlanId("plan/none"), null)))
                .withMessageContaining("NOT_FOUND");
    }

    private void allows(Actor actor, PlanCommand command) {
        assertThat(access.allows(actor, command)).isTrue();
    }

    private void denies(Actor actor, PlanCommand command) {
        assertThat(access.allows(actor, command)).isFalse();
    }

    private static AgreeToTerms agree(PlanId plan, String by) {
        return new AgreeToTerms(plan, new PersonId(by), 1, null);
    }

    private static DraftPlan draft(String person) {
        java.time.LocalDate day = java.time.LocalDate.of(2026, 1, 1);
        return new DraftPlan(
                new PlanId("plan/new"),
                new PersonId(person),
                new PersonId("person/ada"),
                new Origin(Origin.Kind.BY_HAND, null),
                "Regain the pace",
                List.of(),
                new Timetable(new Period(day, day), List.of(day)),
                List.of(),
                null);
    }

    private static PlanView planOf(String person) {
        return new PlanView(
                PlanStatus.AGREED,
                new PersonId(person),
                new PersonId("person/ada"),
                new Origin(Origin.Kind.BY_HAND, null),
                "Regain the pace",
                new Noted(1, java.time.Instant.EPOCH, "zhang.san"),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null);
    }
}
