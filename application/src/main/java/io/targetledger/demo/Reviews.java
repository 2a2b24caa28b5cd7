package io.targetledger.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.targetledger.customer.CustomerId;
import io.targetledger.demo.Staff.Member;
import io.targetledger.organisation.PersonId;
import io.targetledger.organisation.UnitId;
import io.targetledger.review.AssessmentCommand.DeclineAssessment;
import io.targetledger.review.AssessmentCommand.DraftAssessment;
import io.targetledger.review.AssessmentCommand.RequestAssessment;
import io.targetledger.review.AssessmentCommand.SubmitAssessment;
import io.targetledger.review.AssessmentId;
import io.targetledger.review.CycleSchedule;
import io.targetledger.review.DraftAnswer;
import io.targetledger.review.PersonalText;
import io.targetledger.review.RaterId;
import io.targetledger.review.RaterKind;
import io.targetledger.review.ReviewCadence;
import io.targetledger.review.ReviewCommand.AcknowledgeReview;
import io.targetledger.review.ReviewCommand.AppealReview;
import io.targetledger.review.ReviewCommand.CalibrateRating;
import io.targetledger.review.ReviewCommand.ChangeRatingOnAppeal;
import io.targetledger.review.ReviewCycleCommand.BeginAssessment;
import io.targetledger.review.ReviewCycleCommand.BeginCalibration;
import io.targetledger.review.ReviewCycleCommand.CloseReviewCycle;
import io.targetledger.review.ReviewCycleCommand.OpenReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PlanReviewCycle;
import io.targetledger.review.ReviewCycleCommand.PublishReviewCycle;
import io.targetledger.review.ReviewCycleId;
import io.targetledger.review.ReviewId;
import io.targetledger.review.ReviewTemplateCommand.DefineReviewTemplate;
import io.targetledger.review.ReviewTemplateCommand.ReviseReviewTemplate;
import io.targetledger.review.ReviewTemplateId;
import io.targetledger.security.Actor;
import io.targetledger.shared.Ids;
import io.targetledger.shared.LocalizedName;
import io.targetledger.shared.Reason;

/** The Beijing office reviews its last two quarters, from all sides; how far depends on the day. */
final class Reviews {

    private static final String OFFICE = "beijing";
    private static final String CALIBRATOR = "zhao.min";
    private static final String JUDGE = "chen.wei";
    private static final int PEERS = 3;
    private static final int DAYS_SHOWN = 210;
    private static final ReviewTemplateId TEMPLATE = new ReviewTemplateId("review-template/sales");

    private static final List<String> SEEN = List.of(
            "Shared the offer with the team in time",
            "主动协助同事准备投标文件",
            "Called the customer back the same day",
            "客户投诉当天给出处理方案",
            "Kept the pipeline honest, also when it hurt",
            "季度末仍按规定登记合同");

    private final Script script;
    private final Numbers numbers;
    private final Roster roster;
    private final LocalDate today;

    Reviews(Script script, Numbers numbers, Roster roster, LocalDate today) {
        this.script = script;
        this.numbers = numbers;
        this.roster = roster;
        this.today = today;
    }

    /** A year after it was written the form is revised: teamwork is to count more. */
    void template(LocalDate on) {
        script.act(Staff.operations(), new DefineReviewTemplate(TEMPLATE, ReviewForms.weighing("0.5")), on);
        script.scene();
        LocalDate revised = on.plusYears(1);
        if (!revised.isAfter(today)) {
            script.act(
                    Staff.operations(),
                    new ReviseReviewTemplate(
                            TEMPLATE, ReviewForms.weighing("0.4"), new Reason("Teamwork is to count more · 提高团队协作的权重")),
                    revised);
            script.scene();
        }
    }

    void of(Quarter quarter) {
        if (quarter.end().plusDays(DAYS_SHOWN).isBefore(today)) {
            return;
        }
        Cycle cycle = new Cycle(quarter);
        cycle.plan();
        if (cycle.isDue(cycle.schedule.opens())) {
            cycle.open();
        }
        if (cycle.isDue(cycle.schedule.assessing())) {
            cycle.assess();
        }
        if (cycle.isDue(cycle.schedule.calibrating())) {
            cycle.calibrate();
        }
        if (cycle.isDue(cycle.schedule.published())) {
            cycle.publish();
        }
        if (cycle.isDue(cycle.schedule.closes())) {
            cycle.close();
        }
    }

    /** Somebody who is asked. */
    private record Asked(AssessmentId id, Member about, RaterKind kind, RaterId rater, Actor answering) {}

    /** The reviews of one quarter. */
    private final class Cycle {

        private final Quarter quarter;
        private final ReviewCycleId id;
        private final CycleSchedule schedule;
        private final List<Member> sellers = roster.sellersWithin(OFFICE);
        private final List<Asked> asked = new ArrayList<>();

        Cycle(Quarter quarter) {
            this.quarter = quarter;
            this.id = new ReviewCycleId("review-cycle/" + quarter.code());
            LocalDate end = quarter.end();
            this.schedule = new CycleSchedule(
                    end.plusDays(20), end.plusDays(22), end.plusDays(34), end.plusDays(40), end.plusDays(60));
        }

        boolean isDue(LocalDate day) {
            return !day.isAfter(today);
        }

        void plan() {
            script.act(
                    Staff.operations(),
                    new PlanReviewCycle(
                            id,
                            new LocalizedName(
                                    "Beijing reviews " + quarter.label(),
                                    "北京办事处 %d 年第 %d 季度评估".formatted(quarter.year(), quarter.number())),
                            ReviewCadence.QUARTERLY,
                            quarter.period(),
                            new UnitId("unit/" + OFFICE),
                            TEMPLATE,
                            schedule),
                    quarter.end().plusDays(15));
            script.scene();
        }

        void open() {
            script.act(Staff.operations(), new OpenReviewCycle(id, null), schedule.opens());
            script.scene();
            sellers.forEach(this::askAbout);
            heads().forEach(this::askAbout);
            asked.stream().filter(request -> request.kind().isAnonymous()).forEach(request -> {
                script.act(
                        Staff.operations(),
                        new RequestAssessment(request.id(), id, request.about().id(), request.kind(), request.rater()),
                        schedule.opens());
                // Who is asked about a person is decided on who was asked before.
                script.scene();
            });
        }

        private List<Member> heads() {
            return Staff.HEADS.stream()
                    .filter(head ->
                            head.unit().equals(OFFICE) || roster.below(OFFICE).contains(head.unit()))
                    .toList();
        }

        /** Everyone about themself and those they lead; of sellers also three colleagues, of two of them customers. */
        private void askAbout(Member member) {
            ReviewId review = ReviewId.of(id, member.id());
            boolean sells = sellers.contains(member);
            String manager = sells ? roster.headOf(roster.teamOf(member)) : roster.headOf(roster.above(member.unit()));
            Actor self = sells ? Staff.representative(member.code()) : Staff.manager(member.code());
            asked.add(new Asked(AssessmentId.ofSelf(review), member, RaterKind.SELF, RaterId.of(member.id()), self));
            asked.add(new Asked(
                    AssessmentId.ofManager(review),
                    member,
                    RaterKind.MANAGER,
                    RaterId.of(new PersonId("person/" + manager)),
                    Staff.manager(manager)));
            int place = sellers.indexOf(member);
            for (int next = 1; sells && next <= PEERS; next++) {
                Member peer = sellers.get((place + next) % sellers.size());
                asked.add(new Asked(
                        random(member, peer.code()),
                        member,
                        RaterKind.PEER,
                        RaterId.of(peer.id()),
                        Staff.representative(peer.code())));
            }
            for (int next = 0; sells && place < 2 && next < PEERS; next++) {
                String customer = Market.CLIENTS.get(place * PEERS + next).name();
                asked.add(new Asked(
                        random(member, customer),
                        member,
                        RaterKind.CUSTOMER,
                        RaterId.of(new CustomerId("customer/" + Ids.codeOf(customer))),
                        Staff.operations()));
            }
        }

        private AssessmentId random(Member about, String rater) {
            String name = "assessment " + id + about.code() + rater;
            long high = numbers.between(name + 1, 0, Integer.MAX_VALUE - 1);
            long low = numbers.between(name + 2, 0, Integer.MAX_VALUE - 1);
            return new AssessmentId("assessment/" + new UUID(high << 32 | low, low << 32 | high));
        }

        void assess() {
            LocalDate on = schedule.assessing();
            script.act(Staff.operations(), new BeginAssessment(id, null), on);
            script.scene();
            // One colleague declines: of the two answers that are left nothing is shown.
            Asked declining = asked.stream()
                    .filter(request -> request.kind() == RaterKind.PEER)
                    .findFirst()
                    .orElseThrow();
            for (Asked request : asked) {
                LocalDate day = on.plusDays(numbers.between("answers " + request.id(), 1, 10));
                if (request.equals(declining)) {
                    script.act(
                            request.answering(),
                            new DeclineAssessment(
                                    request.id(),
                                    new PersonId(request.answering().personId()),
                                    new Reason("We hardly worked together · 合作较少")),
                            day);
                } else {
                    script.act(request.answering(), draft(request), day);
                }
            }
            script.scene();
            for (Asked request : asked) {
                LocalDate day = on.plusDays(numbers.between("answers " + request.id(), 1, 10));
                if (!request.equals(declining)) {
                    script.act(
                            request.answering(),
                            new SubmitAssessment(
                                    request.id(),
                                    new PersonId(request.answering().personId())),
                            day);
                }
            }
            script.scene();
        }

        private DraftAssessment draft(Asked request) {
            List<DraftAnswer> answers = ReviewForms.weighing("0.4").askedOf(request.kind()).stream()
                    .map(criterion -> {
                        String name = request.id() + " " + criterion.code();
                        int halves =
                                numbers.between("score " + name, 5, 9) + (request.kind() == RaterKind.SELF ? 1 : 0);
                        return new DraftAnswer(
                                criterion.code(),
                                BigDecimal.valueOf(halves).divide(BigDecimal.valueOf(2)),
                                new PersonalText(Reasons.text(SEEN, numbers, name)));
                    })
                    .toList();
            return new DraftAssessment(
                    request.id(), new PersonId(request.answering().personId()), answers, null);
        }

        void calibrate() {
            LocalDate on = schedule.calibrating();
            script.act(Staff.operations(), new BeginCalibration(id, null), on);
            script.scene();
            script.act(
                    Staff.manager(CALIBRATOR),
                    new CalibrateRating(
                            ReviewId.of(id, sellers.get(1).id()),
                            new PersonId("person/" + CALIBRATOR),
                            new BigDecimal("3.65"),
                            new Reason("Beside the other team the same work was rated lower · 与另一组对比后调整")),
                    on.plusDays(3));
            script.scene();
        }

        void publish() {
            LocalDate on = schedule.published();
            script.act(Staff.operations(), new PublishReviewCycle(id, null), on);
            script.scene();
            sellers.stream()
                    .skip(1)
                    .forEach(seller -> script.act(
                            Staff.representative(seller.code()),
                            new AcknowledgeReview(
                                    ReviewId.of(id, seller.id()),
                                    seller.id(),
                                    new PersonalText("Read and talked about · 已阅读并沟通")),
                            on.plusDays(2)));
            script.scene();
            Member appealing = sellers.get(2);
            script.act(
                    Staff.representative(appealing.code()),
                    new AppealReview(
                            ReviewId.of(id, appealing.id()),
                            appealing.id(),
                            new PersonalText("A contract signed in the last week is missing · 末周签约的合同未计入")),
                    on.plusDays(3));
            script.scene();
        }

        void close() {
            Member appealing = sellers.get(2);
            script.act(
                    Staff.manager(JUDGE),
                    new ChangeRatingOnAppeal(
                            ReviewId.of(id, appealing.id()),
                            new PersonId("person/" + JUDGE),
                            new BigDecimal("4.05"),
                            new Reason("The contract counts for the quarter · 合同计入本季度")),
                    schedule.closes().minusDays(6));
            script.scene();
            script.act(Staff.operations(), new CloseReviewCycle(id, null), schedule.closes());
            script.scene();
        }
    }
}
