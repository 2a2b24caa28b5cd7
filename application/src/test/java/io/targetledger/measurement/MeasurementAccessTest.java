package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.metric.MetricId;
import io.targetledger.security.Actor;
import io.targetledger.security.Role;
import io.targetledger.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Zhang San heads EMEA; Li Na is in it, Bob is not. */
class MeasurementAccessTest {

    private static final Actor ZHANG_SAN = Actor.of("zhang.san", Role.MANAGER);
    private static final Actor LI_NA = Actor.of("li.na", Role.SALES_REP);

    private final MeasurementAccess access = new MeasurementAccess(
            (person, owner) -> person.equals("person/zhang.san")
                    && List.of("unit/emea", "person/li.na").contains(owner),
            measurement -> Optional.ofNullable(
                            Map.of("measurement/hers", "person/li.na", "measurement/his", "person/bob")
                                    .get(measurement.value()))
                    .map(SubjectId::new));

    @Test
    void managersChangeMeasurementsBelowThem() {
        allows(ZHANG_SAN, record("person/li.na"));
        denies(ZHANG_SAN, record("person/bob"));
        allows(ZHANG_SAN, retract("measurement/hers"));
        denies(ZHANG_SAN, correct("measurement/hers", "person/bob"));
    }

    @Test
    void salesRepresentativesChangeTheirOwnMeasurements() {
        allows(LI_NA, record("person/li.na"));
        denies(LI_NA, record("person/bob"));
        denies(LI_NA, correct("measurement/hers", "person/bob"));
        denies(LI_NA, retract("measurement/his"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"AUDITOR", "BI"})
    void auditorsAndToolsChangeNothing(Role role) {
        denies(Actor.of("li.na", role), record("person/li.na"));
        denies(Actor.of("zhang.san", role), record("person/li.na"));
    }

    @Test
    void whatDoesNotExistIsNotFoundRatherThanDenied() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> access.allows(ZHANG_SAN, retract("measurement/none")))
                .withMessageContaining("NOT_FOUND");
    }

    private void allows(Actor actor, MeasurementCommand command) {
        assertThat(access.allows(actor, command)).isTrue();
    }

    private void denies(Actor actor, MeasurementCommand command) {
        assertThat(access.allows(actor, command)).isFalse();
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

    private static RetractMeasurement retract(String measurement) {
        return new RetractMeasurement(new MeasurementId(measurement), null);
    }
}
