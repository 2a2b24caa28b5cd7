package io.targetledger.goal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.organisation.OwnerId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Zhang San heads EMEA; Li Na is in it, Bob is not. */
class GoalAccessTest {

    private static final Actor ZHANG_SAN = Actor.of("zhang.san", Role.MANAGER);
    private static final Actor LI_NA = Actor.of("li.na", Role.SALES_REP);

    private final GoalAccess access = new GoalAccess(
            (person, owner) -> person.equals("person/zhang.san")
                    && List.of("unit/emea", "person/li.na", "person/zhang.san").contains(owner),
            goal -> Optional.ofNullable(Map.of("goal/hers", "person/li.na", "goal/his", "person/bob")
                            .get(goal.value()))
                    .map(OwnerId::new));

    @Test
    void managersChangeGoalsBelowThem() {
        allows(ZHANG_SAN, revise("goal/hers"));
        allows(ZHANG_SAN, define("unit/emea"));
        denies(ZHANG_SAN, revise("goal/his"));
        denies(ZHANG_SAN, define("person/bob"));
    }

    @Test
    void managersCannotTakeOrGiveGoalsAcrossTheirBorder() {
        denies(ZHANG_SAN, reassign("goal/hers", "person/bob"));
        denies(ZHANG_SAN, reassign("goal/his", "person/li.na"));
        allows(ZHANG_SAN, reassign("goal/hers", "person/zhang.san"));
    }

    @Test
    void managersAreToldWhatAGoalLacksRatherThanThatTheyMayNotDefineIt() {
        allows(ZHANG_SAN, define(null));
        denies(LI_NA, define("person/li.na"));
    }

    @Test
    void salesRepresentativesReassessTheConfidenceInTheirOwnGoals() {
        allows(LI_NA, reassess("goal/hers"));
        denies(LI_NA, reassess("goal/his"));
        denies(LI_NA, revise("goal/hers"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "BI"})
    void auditorsAndToolsChangeNothing(Role role) {
        denies(Actor.of("zhang.san", role), revise("goal/hers"));
        denies(Actor.of("li.na", role), reassess("goal/hers"));
    }

    @Test
    void severalRolesAddUp() {
        allows(Actor.of("zhang.san", Role.AUDITOR, Role.MANAGER), revise("goal/hers"));
    }

    @Test
    void whatDoesNotExistIsNotFoundRatherThanDenied() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> access.allows(ZHANG_SAN, revise("goal/none")))
                .withMessageContaining("NOT_FOUND");
    }

    private void allows(Actor actor, GoalCommand command) {
        assertThat(access.allows(actor, command)).isTrue();
    }

    private void denies(Actor actor, GoalCommand command) {
        assertThat(access.allows(actor, command)).isFalse();
    }

    private static ReviseTarget revise(String goal) {
        return new ReviseTarget(new GoalId(goal), BigDecimal.TEN, null, null, null);
    }

    private static ReassignGoal reassign(String goal, String owner) {
        return new ReassignGoal(new GoalId(goal), new OwnerId(owner), null);
    }

    private static ReassessConfidence reassess(String goal) {
        return new ReassessConfidence(new GoalId(goal), new Achievability(BigDecimal.ONE, "pipeline"), null);
    }

    private static DefineGoal define(@Nullable String owner) {
        return new DefineGoal(
                new GoalId("goal/new"),
                null,
                null,
                owner == null ? null : new OwnerId(owner),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
