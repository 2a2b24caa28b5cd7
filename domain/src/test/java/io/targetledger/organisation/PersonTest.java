package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.histories.World;
import io.targetledger.organisation.OrganisationUnitEvent.UnitDissolved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.RecordDeparture;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import io.targetledger.organisation.PersonEvent.PersonDeparted;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.organisation.PersonEvent.PersonTransferred;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PersonTest {

    private static final PersonId LI_NA = new PersonId("person/li.na");
    private static final LocalizedName NAME = new LocalizedName("Li Na", "李娜");
    private static final UnitId EAST = new UnitId("unit/east");
    private static final UnitId WEST = new UnitId("unit/west");
    private static final UnitId CLOSED = new UnitId("unit/closed");
    private static final UnitId NOWHERE = new UnitId("unit/nowhere");
    private static final Reason WHY = new Reason("moved house");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final World world = World.after(
            new UnitEstablished(EAST, LocalizedName.of("East"), UnitLevel.TEAM, null, JANUARY),
            new UnitEstablished(WEST, LocalizedName.of("West"), UnitLevel.TEAM, null, JANUARY),
            new UnitEstablished(CLOSED, LocalizedName.of("Closed"), UnitLevel.TEAM, null, JANUARY),
            new UnitDissolved(CLOSED, MARCH, WHY));
    private final AggregateTestFixture<Person> person = new AggregateTestFixture<>(Person.class);

    @BeforeEach
    void supplyTheRegister() {
        person.registerInjectableResource(world);
    }

    @Test
    void aPersonJoins() {
        person.givenNoPriorActivity().when(join(EAST)).expectEvents(joined());
    }

    @Test
    void aPersonWhoJoinsAgainInTheSameWayRecordsNothing() {
        person.given(joined(), transferred(EAST, WEST, MARCH))
                .when(join(EAST))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherPersonUnderTheSameIdIsRefused() {
        person.given(joined())
                .when(join(WEST))
                .expectException(Refused.with("PERSON_ALREADY_JOINED code"))
                .expectNoEvents();
    }

    @Test
    void aPersonJoinsAUnitThatExists() {
        person.givenNoPriorActivity()
                .when(join(NOWHERE))
                .expectException(Refused.with("UNKNOWN_UNIT unitId"))
                .expectNoEvents();
    }

    @Test
    void aPersonDoesNotJoinAUnitThatIsDissolvedByThen() {
        person.givenNoPriorActivity()
                .when(new JoinOrganisation(LI_NA, NAME, null, CLOSED, MARCH))
                .expectException(Refused.with("UNIT_IS_DISSOLVED unitId"))
                .expectNoEvents();
    }

    @Test
    void aTitleIsShortAndABlankOneIsNone() {
        person.givenNoPriorActivity()
                .when(new JoinOrganisation(LI_NA, NAME, " ", EAST, JANUARY))
                .expectEvents(new PersonJoined(LI_NA, NAME, null, EAST, JANUARY));
        person.givenNoPriorActivity()
                .when(new JoinOrganisation(LI_NA, NAME, "x".repeat(201), EAST, JANUARY))
                .expectException(Refused.with("TEXT_TOO_LONG title"));
    }

    @Test
    void aPersonIsTransferredFromADayOn() {
        person.given(joined())
                .when(new TransferPerson(LI_NA, WEST, MARCH, WHY))
                .expectEvents(transferred(EAST, WEST, MARCH));
    }

    @Test
    void aTransferDatedBackReplacesTheUnitOfThatDay() {
        person.given(joined(), transferred(EAST, WEST, MAY))
                .when(new TransferPerson(LI_NA, WEST, MARCH, WHY))
                .expectEvents(transferred(EAST, WEST, MARCH));
    }

    @Test
    void aTransferOnTheSameDayReplacesTheFirst() {
        person.given(joined(), transferred(EAST, WEST, JANUARY))
                .when(new TransferPerson(LI_NA, EAST, MARCH, WHY))
                .expectEvents(transferred(WEST, EAST, MARCH));
    }

    @Test
    void aTransferToTheUnitOfThatDayRecordsNothing() {
        person.given(joined())
                .when(new TransferPerson(LI_NA, EAST, MARCH, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aTransferNeedsAReason() {
        person.given(joined())
                .when(new TransferPerson(LI_NA, WEST, MARCH, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aTransferLeadsToAUnitThatExists() {
        person.given(joined())
                .when(new TransferPerson(LI_NA, NOWHERE, MARCH, WHY))
                .expectException(Refused.with("UNKNOWN_UNIT unitId"))
                .expectNoEvents();
    }

    @Test
    void aTransferDoesNotLeadToAUnitThatIsDissolvedByThen() {
        person.given(joined())
                .when(new TransferPerson(LI_NA, CLOSED, MARCH, WHY))
                .expectException(Refused.with("UNIT_IS_DISSOLVED unitId"))
                .expectNoEvents();
    }

    @Test
    void nobodyIsTransferredBeforeTheyJoined() {
        person.given(joined())
                .when(new TransferPerson(LI_NA, WEST, JANUARY.minusDays(1), WHY))
                .expectException(Refused.with("BEFORE_JOINING since"))
                .expectNoEvents();
    }

    @Test
    void aDepartureIsRecordedWithAReason() {
        person.given(joined())
                .when(new RecordDeparture(LI_NA, MAY, WHY))
                .expectEvents(new PersonDeparted(LI_NA, MAY, WHY));
    }

    @Test
    void aDepartureNeedsAReason() {
        person.given(joined())
                .when(new RecordDeparture(LI_NA, MAY, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void nobodyDepartsBeforeTheyJoined() {
        person.given(joined())
                .when(new RecordDeparture(LI_NA, JANUARY.minusDays(1), WHY))
                .expectException(Refused.with("BEFORE_JOINING on"))
                .expectNoEvents();
    }

    @Test
    void theSameDepartureSentAgainRecordsNothing() {
        person.given(joined(), new PersonDeparted(LI_NA, MAY, WHY))
                .when(new RecordDeparture(LI_NA, MAY, WHY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void nobodyDepartsTwice() {
        person.given(joined(), new PersonDeparted(LI_NA, MAY, WHY))
                .when(new RecordDeparture(LI_NA, MARCH, WHY))
                .expectException(Refused.with("PERSON_HAS_DEPARTED on"))
                .expectNoEvents();
    }

    @Test
    void nobodyIsTransferredOnTheDayTheyDepartedOrLater() {
        person.given(joined(), new PersonDeparted(LI_NA, MAY, WHY))
                .when(new TransferPerson(LI_NA, WEST, MAY, WHY))
                .expectException(Refused.with("PERSON_HAS_DEPARTED since"))
                .expectNoEvents();
    }

    @Test
    void aTransferBeforeTheDepartureCanStillBePutRight() {
        person.given(joined(), new PersonDeparted(LI_NA, MAY, WHY))
                .when(new TransferPerson(LI_NA, WEST, MAY.minusDays(1), WHY))
                .expectEvents(transferred(EAST, WEST, MAY.minusDays(1)));
    }

    private static JoinOrganisation join(UnitId unit) {
        return new JoinOrganisation(LI_NA, NAME, "Account executive", unit, JANUARY);
    }

    private static PersonJoined joined() {
        return new PersonJoined(LI_NA, NAME, "Account executive", EAST, JANUARY);
    }

    private static PersonTransferred transferred(UnitId from, UnitId to, LocalDate since) {
        return new PersonTransferred(LI_NA, from, to, since, WHY);
    }
}
