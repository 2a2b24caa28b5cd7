package io.targetledger.organisation;

import java.time.LocalDate;

import io.targetledger.histories.World;
import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitCommand.DissolveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.OrganisationUnitCommand.RenameUnit;
import io.targetledger.organisation.OrganisationUnitEvent.HeadAppointed;
import io.targetledger.organisation.OrganisationUnitEvent.UnitDissolved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitEstablished;
import io.targetledger.organisation.OrganisationUnitEvent.UnitMoved;
import io.targetledger.organisation.OrganisationUnitEvent.UnitRenamed;
import io.targetledger.organisation.PersonEvent.PersonJoined;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrganisationUnitTest {

    private static final UnitId ACME = new UnitId("unit/acme");
    private static final UnitId EAST = new UnitId("unit/east");
    private static final UnitId WEST = new UnitId("unit/west");
    private static final UnitId TEAM = new UnitId("unit/team");
    private static final UnitId OTHER_TEAM = new UnitId("unit/other");
    private static final PersonId LI_NA = new PersonId("person/li.na");
    private static final PersonId ADA = new PersonId("person/ada");
    private static final LocalizedName NAME = new LocalizedName("Hospitals", "医院组");
    private static final Reason WHY = new Reason("closer to the customers");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private final World world = World.after(
            new UnitEstablished(ACME, LocalizedName.of("Acme"), UnitLevel.COMPANY, null, JANUARY),
            new UnitEstablished(EAST, LocalizedName.of("East"), UnitLevel.REGION, ACME, JANUARY),
            new UnitEstablished(WEST, LocalizedName.of("West"), UnitLevel.REGION, ACME, JANUARY),
            new UnitEstablished(OTHER_TEAM, LocalizedName.of("Other"), UnitLevel.TEAM, EAST, JANUARY),
            new PersonJoined(LI_NA, LocalizedName.of("Li Na"), null, EAST, JANUARY),
            new PersonJoined(ADA, LocalizedName.of("Ada"), null, EAST, JANUARY));
    private final AggregateTestFixture<OrganisationUnit> unit = new AggregateTestFixture<>(OrganisationUnit.class);

    @BeforeEach
    void supplyTheRegister() {
        unit.registerInjectableResource(world);
    }

    @Test
    void aUnitIsEstablishedBelowAHigherOne() {
        unit.givenNoPriorActivity().when(establish(EAST, JANUARY)).expectEvents(established());
    }

    @Test
    void aUnitIsEstablishedAsARoot() {
        unit.givenNoPriorActivity()
                .when(establish(null, JANUARY))
                .expectEvents(new UnitEstablished(TEAM, NAME, UnitLevel.TEAM, null, JANUARY));
    }

    @Test
    void theSameUnitSentAgainRecordsNothing() {
        unit.given(established())
                .when(establish(EAST, JANUARY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theUnitAsFirstEstablishedSentAgainDoesNotUndoWhatChangedSince() {
        unit.given(established(), moved(EAST, WEST, MARCH), new UnitDissolved(TEAM, MAY, WHY))
                .when(establish(EAST, JANUARY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherUnitUnderTheSameIdIsRefused() {
        unit.given(established())
                .when(establish(WEST, JANUARY))
                .expectException(Refused.with("UNIT_ALREADY_ESTABLISHED code"))
                .expectNoEvents();
    }

    @Test
    void aUnitStandsOnlyBelowOneThatExists() {
        unit.givenNoPriorActivity()
                .when(establish(new UnitId("unit/nowhere"), JANUARY))
                .expectException(Refused.with("UNKNOWN_UNIT parentId"))
                .expectNoEvents();
    }

    @Test
    void aUnitDoesNotStandBelowOneOfItsOwnLevel() {
        unit.givenNoPriorActivity()
                .when(establish(OTHER_TEAM, JANUARY))
                .expectException(Refused.with("PARENT_MUST_BE_HIGHER parentId"))
                .expectNoEvents();
    }

    @Test
    void aUnitDoesNotStandBelowOneDissolvedByThatDay() {
        world.happened(new UnitDissolved(EAST, MARCH, WHY));
        unit.givenNoPriorActivity()
                .when(establish(EAST, MARCH))
                .expectException(Refused.with("UNIT_IS_DISSOLVED parentId"))
                .expectNoEvents();
    }

    @Test
    void aUnitStandsBelowOneThatIsDissolvedOnlyLater() {
        world.happened(new UnitDissolved(EAST, MARCH, WHY));
        unit.givenNoPriorActivity().when(establish(EAST, JANUARY)).expectEvents(established());
    }

    @Test
    void aUnitIsEstablishedOnADayOfOurTime() {
        unit.givenNoPriorActivity()
                .when(establish(EAST, LocalDate.of(26, 1, 1)))
                .expectException(Refused.with("DATE_OUT_OF_RANGE since"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsRenamedWithOrWithoutAReason() {
        unit.given(established())
                .when(new RenameUnit(TEAM, LocalizedName.of("Clinics"), null))
                .expectEvents(new UnitRenamed(TEAM, NAME, LocalizedName.of("Clinics"), null));
    }

    @Test
    void theNameItHasIsNotRecordedAgain() {
        unit.given(established())
                .when(new RenameUnit(TEAM, new LocalizedName(" Hospitals ", "医院组"), WHY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void theNameOfADissolvedUnitCanBePutRight() {
        unit.given(established(), new UnitDissolved(TEAM, MAY, WHY))
                .when(new RenameUnit(TEAM, LocalizedName.of("Clinics"), WHY))
                .expectEvents(new UnitRenamed(TEAM, NAME, LocalizedName.of("Clinics"), WHY));
    }

    @Test
    void aUnitIsMovedFromADayOn() {
        unit.given(established()).when(new MoveUnit(TEAM, WEST, MARCH, WHY)).expectEvents(moved(EAST, WEST, MARCH));
    }

    @Test
    void aUnitIsMovedToTheTop() {
        unit.given(established()).when(new MoveUnit(TEAM, null, MARCH, WHY)).expectEvents(moved(EAST, null, MARCH));
    }

    @Test
    void aMoveDatedBackReplacesWhatHeldOnThatDay() {
        unit.given(established(), moved(EAST, WEST, MAY))
                .when(new MoveUnit(TEAM, ACME, MARCH, WHY))
                .expectEvents(moved(EAST, ACME, MARCH));
    }

    @Test
    void aMoveOnTheSameDayReplacesTheFirst() {
        unit.given(established(), moved(EAST, WEST, MARCH), moved(WEST, ACME, MARCH))
                .when(new MoveUnit(TEAM, EAST, MARCH, WHY))
                .expectEvents(moved(ACME, EAST, MARCH));
    }

    @Test
    void aMoveToWhereItStandsOnThatDayRecordsNothing() {
        unit.given(established(), moved(EAST, WEST, MAY))
                .when(new MoveUnit(TEAM, EAST, MARCH, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aMoveNeedsAReason() {
        unit.given(established())
                .when(new MoveUnit(TEAM, WEST, MARCH, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsNotMovedBeforeItWasEstablished() {
        unit.given(established())
                .when(new MoveUnit(TEAM, WEST, JANUARY.minusDays(1), WHY))
                .expectException(Refused.with("BEFORE_ESTABLISHED since"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsNotMovedBelowAnUnknownOne() {
        unit.given(established())
                .when(new MoveUnit(TEAM, new UnitId("unit/nowhere"), MARCH, WHY))
                .expectException(Refused.with("UNKNOWN_UNIT parentId"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsNotMovedBelowOneOfItsOwnLevel() {
        unit.given(established())
                .when(new MoveUnit(TEAM, OTHER_TEAM, MARCH, WHY))
                .expectException(Refused.with("PARENT_MUST_BE_HIGHER parentId"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsNotMovedBelowItself() {
        unit.given(established())
                .when(new MoveUnit(TEAM, TEAM, MARCH, WHY))
                .expectException(Refused.with("UNIT_WOULD_CONTAIN_ITSELF parentId"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsNotMovedBelowOneThatWillStandBelowIt() {
        UnitEstablished acme = new UnitEstablished(ACME, LocalizedName.of("Acme"), UnitLevel.COMPANY, null, JANUARY);
        world.happened(new UnitEstablished(TEAM, NAME, UnitLevel.TEAM, null, JANUARY));
        world.happened(new UnitMoved(TEAM, null, EAST, MAY, WHY));
        unit.given(acme)
                .when(new MoveUnit(ACME, TEAM, MARCH, WHY))
                .expectException(Refused.with("UNIT_WOULD_CONTAIN_ITSELF parentId"))
                .expectNoEvents();
    }

    @Test
    void aHeadIsAppointedWithOrWithoutAReason() {
        unit.given(established())
                .when(new AppointHead(TEAM, LI_NA, MARCH, null))
                .expectEvents(new HeadAppointed(TEAM, null, LI_NA, MARCH, null));
    }

    @Test
    void aHeadReplacesTheOneOfThatDay() {
        unit.given(established(), new HeadAppointed(TEAM, null, LI_NA, JANUARY, null))
                .when(new AppointHead(TEAM, ADA, MARCH, WHY))
                .expectEvents(new HeadAppointed(TEAM, LI_NA, ADA, MARCH, WHY));
    }

    @Test
    void theHeadOfThatDayIsNotAppointedAgain() {
        unit.given(established(), new HeadAppointed(TEAM, null, LI_NA, JANUARY, null))
                .when(new AppointHead(TEAM, LI_NA, MARCH, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aHeadIsSomebodyKnown() {
        unit.given(established())
                .when(new AppointHead(TEAM, new PersonId("person/nobody"), MARCH, WHY))
                .expectException(Refused.with("UNKNOWN_PERSON personId"))
                .expectNoEvents();
    }

    @Test
    void nobodyIsAppointedBeforeTheUnitWasEstablished() {
        unit.given(established())
                .when(new AppointHead(TEAM, LI_NA, JANUARY.minusDays(1), WHY))
                .expectException(Refused.with("BEFORE_ESTABLISHED since"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsDissolvedWithAReason() {
        unit.given(established())
                .when(new DissolveUnit(TEAM, MAY, WHY))
                .expectEvents(new UnitDissolved(TEAM, MAY, WHY));
    }

    @Test
    void aUnitIsDissolvedThoughMovesArePlannedForLater() {
        unit.given(established(), moved(EAST, WEST, MAY))
                .when(new DissolveUnit(TEAM, MARCH, WHY))
                .expectEvents(new UnitDissolved(TEAM, MARCH, WHY));
    }

    @Test
    void aUnitIsNotDissolvedWithoutAReason() {
        unit.given(established())
                .when(new DissolveUnit(TEAM, MAY, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aUnitIsNotDissolvedBeforeItWasEstablished() {
        unit.given(established())
                .when(new DissolveUnit(TEAM, JANUARY.minusDays(1), WHY))
                .expectException(Refused.with("BEFORE_ESTABLISHED on"))
                .expectNoEvents();
    }

    @Test
    void theSameDissolutionSentAgainRecordsNothing() {
        unit.given(established(), new UnitDissolved(TEAM, MAY, WHY))
                .when(new DissolveUnit(TEAM, MAY, WHY))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aUnitIsDissolvedOnce() {
        unit.given(established(), new UnitDissolved(TEAM, MAY, WHY))
                .when(new DissolveUnit(TEAM, MARCH, WHY))
                .expectException(Refused.with("UNIT_IS_DISSOLVED on"))
                .expectNoEvents();
    }

    @Test
    void aDissolvedUnitIsNotMovedOnThatDayOrLater() {
        unit.given(established(), new UnitDissolved(TEAM, MAY, WHY))
                .when(new MoveUnit(TEAM, WEST, MAY, WHY))
                .expectException(Refused.with("UNIT_IS_DISSOLVED since"))
                .expectNoEvents();
    }

    @Test
    void nobodyIsAppointedToADissolvedUnitOnThatDayOrLater() {
        unit.given(established(), new UnitDissolved(TEAM, MAY, WHY))
                .when(new AppointHead(TEAM, LI_NA, MAY, WHY))
                .expectException(Refused.with("UNIT_IS_DISSOLVED since"))
                .expectNoEvents();
    }

    @Test
    void aMoveBeforeTheDissolutionCanStillBePutRight() {
        unit.given(established(), new UnitDissolved(TEAM, MAY, WHY))
                .when(new MoveUnit(TEAM, WEST, MAY.minusDays(1), WHY))
                .expectEvents(moved(EAST, WEST, MAY.minusDays(1)));
    }

    private static EstablishUnit establish(@Nullable UnitId parent, LocalDate since) {
        return new EstablishUnit(TEAM, NAME, UnitLevel.TEAM, parent, since);
    }

    private static UnitEstablished established() {
        return new UnitEstablished(TEAM, NAME, UnitLevel.TEAM, EAST, JANUARY);
    }

    private static UnitMoved moved(@Nullable UnitId from, @Nullable UnitId to, LocalDate since) {
        return new UnitMoved(TEAM, from, to, since, WHY);
    }
}
