package io.targetledger.command;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.goal.Achievability;
import io.targetledger.goal.GoalCommand.DefineGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.goal.GoalId;
import io.targetledger.measurement.Fact;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.measurement.MeasurementId;
import io.targetledger.measurement.SubjectId;
import io.targetledger.metric.MetricId;
import io.targetledger.organisation.OrganisationUnitCommand.DissolveUnit;
import io.targetledger.organisation.OwnerId;
import io.targetledger.organisation.UnitId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Command;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccessPolicyTest {

    /** Zhang San heads EMEA; Li Na is in it, Bob is not. */
    private static final Jurisdiction EMEA = new Jurisdiction() {
        @Override
        public boolean heads(String personId, String ownerId) {
            return personId.equals("person/zhang.san")
                    && List.of("unit/emea", "person/li.na", "person/zhang.san").contains(ownerId);
        }

        @Override
        public Optional<String> ownerOf(String goalId) {
            return Optional.ofNullable(Map.of("goal/hers", "person/li.na", "goal/his", "person/bob")
                    .get(goalId));
        }

        @Override
        public Optional<String> subjectOf(String measurementId) {
            return Optional.ofNullable(Map.of("measurement/hers", "person/li.na", "measurement/his", "person/bob")
                    .get(measurementId));
        }
    };

    private static final Actor ADMIN = Actor.of("root", Role.ADMIN);
    private static final Actor ZHANG_SAN = Actor.of("zhang.san", Role.MANAGER);
    private static final Actor LI_NA = Actor.of("li.na", Role.SALES_REP);

    private final AccessPolicy policy = new AccessPolicy(EMEA);

    @Test
    void administratorsChangeEverything() {
        allows(ADMIN, revise("goal/his"));
        allows(ADMIN, dissolve());
        allows(ADMIN, define("person/bob"));
    }

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
    void managersChangeMeasurementsBelowThem() {
        allows(ZHANG_SAN, record("person/li.na"));
        denies(ZHANG_SAN, record("person/bob"));
        allows(ZHANG_SAN, new RetractMeasurement(new MeasurementId("measurement/hers"), null));
        denies(ZHANG_SAN, correct("measurement/hers", "person/bob"));
    }

    @Test
    void managersChangeNothingElse() {
        denies(ZHANG_SAN, dissolve());
    }

    @Test
    void salesRepresentativesRecordTheirOwnMeasurements() {
        allows(LI_NA, record("person/li.na"));
        denies(LI_NA, record("person/bob"));
        denies(LI_NA, correct("measurement/hers", "person/bob"));
        denies(LI_NA, new RetractMeasurement(new MeasurementId("measurement/his"), null));
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
        Actor actor = Actor.of("li.na", role);
        denies(actor, record("person/li.na"));
        denies(actor, reassess("goal/hers"));
        denies(actor, dissolve());
    }

    @Test
    void nobodyWithoutARoleDoesAnything() {
        Actor nobody = Actor.of("li.na");
        denies(nobody, record("person/li.na"));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> policy.checkReading(nobody, "goals"));
    }

    @Test
    void severalRolesAddUp() {
        Actor both = Actor.of("zhang.san", Role.AUDITOR, Role.MANAGER);
        allows(both, revise("goal/hers"));
    }

    @Test
    void whatDoesNotExistIsNotFoundRatherThanDenied() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> policy.checkSubmitting(ZHANG_SAN, revise("goal/none")))
                .withMessageContaining("NOT_FOUND");
    }

    @Test
    void toolsReadFactsOnly() {
        Actor tool = Actor.of("power.bi", Role.BI);
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> policy.checkReading(tool, "goals"))
                .withMessageContaining("power.bi (BI)")
                .withMessageContaining("Facts");
        assertThatCode(() -> policy.checkReading(tool, "goalFacts")).doesNotThrowAnyException();
        assertThatCode(() -> policy.checkReading(tool, "ledger")).doesNotThrowAnyException();
        assertThatCode(() -> policy.checkReading(Actor.of("audit", Role.AUDITOR), "goals"))
                .doesNotThrowAnyException();
    }

    private void allows(Actor actor, Command command) {
        assertThatCode(() -> policy.checkSubmitting(actor, command)).doesNotThrowAnyException();
    }

    private void denies(Actor actor, Command command) {
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> policy.checkSubmitting(actor, command))
                .withMessageContaining(actor.subject())
                .withMessageContaining(command.aggregate())
                .withMessageContaining("ADMIN");
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

    private static RecordMeasurement record(String subject) {
        return new RecordMeasurement(
                new MeasurementId("measurement/new"),
                new Fact(
                        new MetricId("metric/revenue"),
                        new SubjectId(subject),
                        LocalDate.of(2026, 3, 1),
                        BigDecimal.ONE,
                        List.of()),
                null);
    }

    private static CorrectMeasurement correct(String measurement, String subject) {
        return new CorrectMeasurement(new MeasurementId(measurement), null, new SubjectId(subject), null, null, null);
    }

    private static DissolveUnit dissolve() {
        return new DissolveUnit(new UnitId("unit/emea"), LocalDate.of(2026, 3, 1), null);
    }
}
