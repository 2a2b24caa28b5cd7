package io.targetledger.demo;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.targetledger.goal.GoalCommand.CancelGoal;
import io.targetledger.goal.GoalCommand.ReassessConfidence;
import io.targetledger.goal.GoalCommand.ReassignGoal;
import io.targetledger.goal.GoalCommand.ReopenGoal;
import io.targetledger.goal.GoalCommand.ReviseTarget;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.RecordDeparture;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScriptTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 15);

    @Test
    void theSameSeedAndDayTellTheSameStory() {
        assertThat(Script.of(1, TODAY).scenes()).isEqualTo(Script.of(1, TODAY).scenes());
        assertThat(Script.of(1, TODAY).scenes())
                .isNotEqualTo(Script.of(2, TODAY).scenes());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-01-01", "2026-02-14", "2026-05-15", "2026-05-16", "2026-09-30", "2026-11-24", "2026-12-31"
            })
    void nothingHappensInTheFuture(String today) {
        List<Act> acts = acts(LocalDate.parse(today));
        assertThat(acts).allSatisfy(act -> assertThat(act.on()).isBeforeOrEqualTo(today));
        assertThat(acts).hasSizeGreaterThan(2_000).hasSizeLessThan(6_000);
    }

    @Test
    void noTwoActsOfASceneAreOfTheSameObject() {
        for (List<Act> scene : Script.of(1, TODAY).scenes()) {
            Set<String> seen = new HashSet<>();
            assertThat(scene)
                    .allSatisfy(act -> assertThat(seen.add(act.command().aggregate()))
                            .as("%s twice", act.command().aggregate())
                            .isTrue());
        }
    }

    @Test
    void thereIsSomethingToSeeOfEverything() {
        List<Act> acts = acts(LocalDate.of(2026, 11, 24));
        Set<Class<?>> kinds = acts.stream().map(act -> act.command().getClass()).collect(Collectors.toSet());
        assertThat(kinds)
                .contains(
                        ReviseTarget.class,
                        ReassignGoal.class,
                        CancelGoal.class,
                        ReopenGoal.class,
                        ReassessConfidence.class,
                        MoveUnit.class,
                        TransferPerson.class,
                        RecordDeparture.class);
        assertThat(acts.stream().filter(act -> act.command() instanceof JoinOrganisation))
                .hasSizeBetween(38, 48);
        assertThat(acts.stream()
                        .filter(act -> act.command() instanceof ReviseTarget)
                        .map(Act::actor)
                        .distinct())
                .hasSizeGreaterThan(5);
    }

    private static List<Act> acts(LocalDate today) {
        return Script.of(1, today).scenes().stream().flatMap(List::stream).toList();
    }
}
