package io.targetledger.measurement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import io.targetledger.histories.World;
import io.targetledger.measurement.MeasurementCommand.CorrectMeasurement;
import io.targetledger.measurement.MeasurementCommand.RecordMeasurement;
import io.targetledger.measurement.MeasurementCommand.RetractMeasurement;
import io.targetledger.measurement.MeasurementEvent.MeasurementCorrected;
import io.targetledger.measurement.MeasurementEvent.MeasurementRecorded;
import io.targetledger.measurement.MeasurementEvent.MeasurementRetracted;
import io.targetledger.metric.MetricEvent.MetricDefined;
import io.targetledger.metric.MetricEvent.MetricRetired;
import io.targetledger.metric.MetricId;
import io.targetledger.metric.StandardMetrics;
import io.targetledger.shared.Differences;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MeasurementTest {

    private static final MeasurementId DEAL = new MeasurementId("measurement/crm.1C1I7A6R.revenue");
    private static final MetricId REVENUE = MetricId.of("revenue");
    private static final MetricId LEADS = MetricId.of("leads");
    private static final SubjectId LI_NA = new SubjectId("person/li.na");
    private static final SubjectId ADA = new SubjectId("person/ada");
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Fact SOLD = fact(REVENUE, LI_NA, MARCH_1, "1054");
    private static final Fact CORRECTED = fact(REVENUE, LI_NA, MARCH_1, "1154");
    private static final Reason WHY = new Reason("typing error");

    private final World world = new World();
    private final AggregateTestFixture<Measurement> measurement = new AggregateTestFixture<>(Measurement.class);

    @BeforeEach
    void supplyTheCatalogue() {
        StandardMetrics.in("CNY")
                .forEach(metric -> world.happened(new MetricDefined(metric.metricId(), metric.definition())));
        measurement.registerInjectableResource(world);
    }

    @Test
    void aFactIsRecorded() {
        measurement
                .givenNoPriorActivity()
                .when(new RecordMeasurement(DEAL, SOLD, null))
                .expectEvents(new MeasurementRecorded(DEAL, SOLD, null));
    }

    @Test
    void aNegativeAmountTakesBackWhatWasCountedElsewhere() {
        Fact negative = fact(LEADS, LI_NA, MARCH_1, "-2");
        measurement
                .givenNoPriorActivity()
                .when(new RecordMeasurement(DEAL, negative, WHY))
                .expectEvents(new MeasurementRecorded(DEAL, negative, WHY));
    }

    @Test
    void theSameFactSentAgainRecordsNothing() {
        measurement
                .given(recorded())
                .when(new RecordMeasurement(DEAL, fact(REVENUE, LI_NA, MARCH_1, "1054.00"), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anImportSentAgainDoesNotUndoACorrection() {
        measurement
                .given(recorded(), new MeasurementCorrected(DEAL, SOLD, CORRECTED, WHY))
                .when(new RecordMeasurement(DEAL, SOLD, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anImportThatWasCorrectedAtItsSourceTooRecordsNothing() {
        measurement
                .given(recorded(), new MeasurementCorrected(DEAL, SOLD, CORRECTED, WHY))
                .when(new RecordMeasurement(DEAL, CORRECTED, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theSameFactSentAgainRecordsNothingAfterItsMetricWasRetired() {
        world.happened(new MetricRetired(REVENUE, WHY));
        measurement
                .given(recorded())
                .when(new RecordMeasurement(DEAL, SOLD, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherFactUnderTheSameIdIsRefused() {
        measurement
                .given(recorded())
                .when(new RecordMeasurement(DEAL, fact(REVENUE, ADA, MARCH_1, "1055"), null))
                .expectException(Refused.with("MEASUREMENT_ALREADY_RECORDED externalId"))
                .expectNoEvents();
    }

    @Test
    void whatIsMeasuredIsInTheCatalogue() {
        measurement
                .givenNoPriorActivity()
                .when(new RecordMeasurement(DEAL, fact(MetricId.of("luck"), LI_NA, MARCH_1, "1"), null))
                .expectException(Refused.with("UNKNOWN_METRIC metricId"))
                .expectNoEvents();
    }

    @Test
    void aDerivedMetricIsNotMeasured() {
        measurement
                .givenNoPriorActivity()
                .when(new RecordMeasurement(DEAL, fact(MetricId.of("win_rate"), LI_NA, MARCH_1, "1"), null))
                .expectException(Refused.with("METRIC_IS_DERIVED metricId"))
                .expectNoEvents();
    }

    @Test
    void aRetiredMetricIsNotMeasured() {
        world.happened(new MetricRetired(REVENUE, WHY));
        measurement
                .givenNoPriorActivity()
                .when(new RecordMeasurement(DEAL, SOLD, null))
                .expectException(Refused.with("METRIC_IS_RETIRED metricId"))
                .expectNoEvents();
    }

    @Test
    void whatIsGivenIsCorrectedAndTheRestStays() {
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, null, null, null, new BigDecimal("1154"), WHY))
                .expectEvents(new MeasurementCorrected(DEAL, SOLD, CORRECTED, WHY));
    }

    @Test
    void everythingCanBeCorrectedAtOnce() {
        Fact other = fact(LEADS, ADA, MARCH_1.plusDays(1), "3");
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, LEADS, ADA, MARCH_1.plusDays(1), new BigDecimal("3"), WHY))
                .expectEvents(new MeasurementCorrected(DEAL, SOLD, other, WHY));
    }

    @Test
    void aCorrectionThatChangesNothingRecordsNothing() {
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, REVENUE, null, MARCH_1, new BigDecimal("1054.0"), null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aCorrectionNeedsAReason() {
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, null, ADA, null, null, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aCorrectionNamesAMetricThatIsMeasured() {
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, MetricId.of("win_rate"), null, null, null, WHY))
                .expectException(Refused.with("METRIC_IS_DERIVED metricId"))
                .expectNoEvents();
    }

    @Test
    void aMeasurementOfARetiredMetricCanStillBeCorrected() {
        world.happened(new MetricRetired(REVENUE, WHY));
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, null, null, null, new BigDecimal("1154"), WHY))
                .expectEvents(new MeasurementCorrected(DEAL, SOLD, CORRECTED, WHY));
    }

    @Test
    void aCorrectedAmountIsANumberTheLedgerCanKeep() {
        measurement
                .given(recorded())
                .when(new CorrectMeasurement(DEAL, null, null, null, new BigDecimal("1E+1000000000"), WHY))
                .expectException(Refused.with("NUMBER_OUT_OF_RANGE amount"))
                .expectNoEvents();
    }

    @Test
    void aMeasurementIsRetractedAsItStands() {
        measurement
                .given(recorded(), new MeasurementCorrected(DEAL, SOLD, CORRECTED, WHY))
                .when(new RetractMeasurement(DEAL, WHY))
                .expectEvents(new MeasurementRetracted(DEAL, CORRECTED, WHY));
    }

    @Test
    void aRetractionNeedsAReason() {
        measurement
                .given(recorded())
                .when(new RetractMeasurement(DEAL, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aRetractedMeasurementIsNotRetractedAgain() {
        measurement
                .given(recorded(), new MeasurementRetracted(DEAL, SOLD, WHY))
                .when(new RetractMeasurement(DEAL, WHY))
                .expectException(Refused.with("MEASUREMENT_IS_RETRACTED measurementId"))
                .expectNoEvents();
    }

    @Test
    void aRetractedMeasurementIsNotCorrected() {
        measurement
                .given(recorded(), new MeasurementRetracted(DEAL, SOLD, WHY))
                .when(new CorrectMeasurement(DEAL, null, ADA, null, null, WHY))
                .expectException(Refused.with("MEASUREMENT_IS_RETRACTED measurementId"))
                .expectNoEvents();
    }

    @Test
    void aRetractedMeasurementIsNotRevivedByAnImportSentAgain() {
        measurement
                .given(recorded(), new MeasurementRetracted(DEAL, SOLD, WHY))
                .when(new RecordMeasurement(DEAL, SOLD, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theRefusalOfAnotherFactNamesWhatDiffers() {
        String differences = Differences.between(SOLD, fact(REVENUE, ADA, MARCH_1, "1055"));
        assertThat(differences).isEqualTo("subjectId person/li.na → person/ada, amount 1054 → 1055");
    }

    @Test
    void aFactHasAtMostTwentyDimensions() {
        List<Dimension> many = IntStream.range(0, 21)
                .mapToObj(i -> new Dimension("d" + i, "v"))
                .toList();
        Refusal refusal =
                catchThrowableOfType(Refusal.class, () -> new Fact(REVENUE, LI_NA, MARCH_1, BigDecimal.ONE, many));
        assertThat(Refused.named(refusal)).containsExactly("TOO_MANY_DIMENSIONS dimensions");
    }

    private static MeasurementRecorded recorded() {
        return new MeasurementRecorded(DEAL, SOLD, null);
    }

    private static Fact fact(MetricId metric, SubjectId subject, LocalDate on, String amount) {
        return new Fact(metric, subject, on, new BigDecimal(amount), List.of(new Dimension("product", "GTX Pro")));
    }
}
