package io.targetledger.demo;

import java.time.LocalDate;

import io.targetledger.demo.Staff.Member;
import io.targetledger.organisation.OrganisationUnitCommand.AppointHead;
import io.targetledger.organisation.OrganisationUnitCommand.EstablishUnit;
import io.targetledger.organisation.OrganisationUnitCommand.MoveUnit;
import io.targetledger.organisation.PersonCommand.JoinOrganisation;
import io.targetledger.organisation.PersonCommand.RecordDeparture;
import io.targetledger.organisation.PersonCommand.TransferPerson;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.organisation.UnitLevel;
import io.targetledger.security.Actor;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;

/** How the organisation changes: somebody comes, somebody moves, teams are regrouped, somebody goes. */
final class Reorganisation {

    private static final Member NEWCOMER =
            new Member("shen.teng", "Shen Teng", "沈腾", "Sales representative", "electronics");
    private static final String TRANSFERRED = "lu.yi";
    private static final String LEAVING = "deng.chao";
    private static final String PARTNERS = "partners";

    private final Script script;
    private final Roster roster;
    private final Actor operations = Staff.operations();

    Reorganisation(Script script, Roster roster) {
        this.script = script;
        this.roster = roster;
    }

    void newcomer(LocalDate on) {
        script.act(
                operations,
                new JoinOrganisation(NEWCOMER.id(), NEWCOMER.name(), NEWCOMER.title(), unit(NEWCOMER.unit()), on),
                on);
        roster.join(NEWCOMER);
        script.scene();
    }

    void transfer(LocalDate on) {
        move(TRANSFERRED, "life-science", on, "生命科学组扩编，由工业组调入");
        script.scene();
    }

    /** Electronics goes to the Shanghai office; Europe gets a team for partners, led by somebody of the German team. */
    void reorganise(LocalDate on) {
        script.act(
                operations,
                new MoveUnit(unit("electronics"), unit("shanghai"), on, new Reason("深圳办事处撤并，电子组并入上海办事处")),
                on);
        script.act(
                operations,
                new EstablishUnit(
                        unit(PARTNERS),
                        new LocalizedName("Partners Europe", "欧洲渠道组"),
                        UnitLevel.TEAM,
                        unit("london"),
                        on),
                on);
        roster.move("electronics", "shanghai");
        script.scene();
        String reason = "Partners are looked after by a team of their own";
        move("tim.schuster", PARTNERS, on, reason);
        move("amy.foster", PARTNERS, on, reason);
        move("nina.wolf", PARTNERS, on, reason);
        script.scene();
        script.act(
                operations,
                new AppointHead(unit(PARTNERS), new PersonId("person/nina.wolf"), on, new Reason(reason)),
                on);
        roster.establish(PARTNERS, "london", "nina.wolf");
        script.scene();
    }

    Member departure(LocalDate on) {
        Member leaving = roster.sellers().stream()
                .filter(seller -> seller.code().equals(LEAVING))
                .findFirst()
                .orElseThrow();
        script.act(operations, new RecordDeparture(leaving.id(), on, new Reason("Left for a customer's company")), on);
        script.scene();
        return leaving;
    }

    private void move(String seller, String team, LocalDate on, String reason) {
        script.act(
                operations,
                new TransferPerson(new PersonId("person/" + seller), unit(team), on, new Reason(reason)),
                on);
        roster.transfer(seller, team);
    }

    private static UnitId unit(String code) {
        return new UnitId("unit/" + code);
    }
}
