package io.targetledger.demo;

import java.math.BigDecimal;
import java.util.List;

import io.targetledger.review.AttainmentScore;
import io.targetledger.review.Criterion;
import io.targetledger.review.CriterionKind;
import io.targetledger.review.RaterKind;
import io.targetledger.review.RaterShare;
import io.targetledger.review.RatingLevel;
import io.targetledger.review.RatingScale;
import io.targetledger.review.ReviewForm;
import io.targetledger.shared.LocalizedName;

/** By what people are reviewed. */
final class ReviewForms {

    static final String CARE = "customer-care";
    static final String TEAMWORK = "teamwork";
    static final String INTEGRITY = "integrity";

    private ReviewForms() {}

    /** @param goals weight of the goals; teamwork has what is left */
    static ReviewForm weighing(String goals) {
        BigDecimal teamwork = new BigDecimal("0.7").subtract(new BigDecimal(goals));
        return new ReviewForm(
                name("Sales review", "销售绩效评估"),
                List.of(
                        criterion("goals", "Goals attained", "目标达成", CriterionKind.GOAL_ATTAINMENT, goals),
                        criterion(
                                TEAMWORK,
                                "Teamwork",
                                "团队协作",
                                CriterionKind.BEHAVIOUR,
                                teamwork.toPlainString(),
                                RaterKind.SELF,
                                RaterKind.MANAGER,
                                RaterKind.PEER),
                        criterion(
                                CARE,
                                "Customer care",
                                "客户关怀",
                                CriterionKind.BEHAVIOUR,
                                "0.2",
                                RaterKind.SELF,
                                RaterKind.MANAGER,
                                RaterKind.CUSTOMER),
                        criterion(
                                INTEGRITY,
                                "Integrity",
                                "诚信",
                                CriterionKind.COMPANY_VALUE,
                                "0.1",
                                RaterKind.MANAGER,
                                RaterKind.PEER)),
                List.of(
                        share(RaterKind.SELF, "0"),
                        share(RaterKind.MANAGER, "0.5"),
                        share(RaterKind.PEER, "0.3"),
                        share(RaterKind.CUSTOMER, "0.2")),
                new RatingScale(
                        BigDecimal.ONE,
                        new BigDecimal("5"),
                        new BigDecimal("0.5"),
                        List.of(
                                level("BELOW", "Below expectations", "待改进", "Needs help to do what is asked", "1"),
                                level("MEETS", "Meets expectations", "符合期望", "Does what is asked", "2.75"),
                                level("EXCEEDS", "Exceeds expectations", "超出期望", "Does more than is asked", "3.75"),
                                level("OUTSTANDING", "Outstanding", "卓越", "Raises what others do", "4.5"))),
                List.of(attained("0.7", "2"), attained("0.85", "3"), attained("1", "4"), attained("1.15", "5")));
    }

    private static Criterion criterion(
            String code, String en, String zh, CriterionKind kind, String weight, RaterKind... raters) {
        return new Criterion(code, name(en, zh), null, kind, new BigDecimal(weight), List.of(raters));
    }

    private static RatingLevel level(String code, String en, String zh, String meaning, String from) {
        return new RatingLevel(code, name(en, zh), meaning, new BigDecimal(from));
    }

    private static RaterShare share(RaterKind kind, String share) {
        return new RaterShare(kind, new BigDecimal(share));
    }

    private static AttainmentScore attained(String from, String score) {
        return new AttainmentScore(new BigDecimal(from), new BigDecimal(score));
    }

    private static LocalizedName name(String en, String zh) {
        return new LocalizedName(en, zh);
    }
}
