package io.targetledger.demo;

import java.util.List;
import java.util.Locale;

import io.targetledger.server.DemoData.Example;

/** Queries that show at once what the product is for. */
final class Examples {

    private static final String CHANGES = """
            {
              auditLog(filter: {eventType: ["goal.TargetRevised"]}, first: 5) {
                totalCount
                nodes {
                  effectiveAt actor reason
                  object { ... on Goal { title originalTarget target attainment changesAfterLock } }
                }
              }
            }""";

    private static final String TEAM = """
            {
              unit(id: "unit/key-accounts") { name head { name } members { name } }
              goals(filter: {team: "unit/key-accounts", status: [ACTIVE]}, orderBy: {field: ATTAINMENT, direction: DESC}, first: 10) {
                nodes { title owner { name } target actual attainment pacing projected confidence }
              }
            }""";

    private static final String CASCADE = """
            {
              units(kind: COMPANY, first: 1) { nodes { name } }
              goals(filter: {unit: "unit/meridian", metric: "metric/revenue"}, orderBy: {field: PERIOD_START, direction: ASC}) {
                nodes {
                  title status target actual attainment childrenGap
                  children { nodes { owner { name } target attainment rollUp { goals achieved missed weightedAttainment } } }
                }
              }
            }""";

    private static final String SEGMENTS = """
            {
              segments(status: [ACTIVE], first: 10) {
                nodes { name size revenue evaluatedOn evaluations(first: 4) { nodes { on members revenue joined left } } }
              }
              campaigns(first: 3) {
                nodes {
                  name status
                  result { responseRate audience { size conversionRate } control { size conversionRate } uplift { absolute margin } }
                }
              }
              goals(filter: {segment: "segment/demo.champions"}, first: 3) { nodes { title target actual attainment pacing } }
            }""";

    private static final String PLANS = """
            {
              improvementPlans(filter: {status: [ACTIVE, EXTENDED]}, first: 10) {
                nodes {
                  person { name } sponsor { name } purpose overdueCheckIns nextCheckIn
                  inForce { number objectives { title threshold } } proposed { number reason }
                  effect { before { attainment } during { attainment } }
                }
              }
              improvementPlanEffects { all { plans } byOutcome { outcome plans during { plans before then change } } }
            }""";

    private static final String REVIEWS = """
            {
              reviewCycles(first: 1) {
                nodes {
                  name status people progress { published undecidedAppeals }
                  reviews(first: 4) {
                    nodes {
                      person { name } ratedBy { name } rating { score level }
                      result { attainment categories { kind answers } }
                      calibrations { reason } appeal { grounds decision { outcome reason } }
                    }
                  }
                }
              }
            }""";

    private Examples() {}

    static List<Example> in(Locale locale) {
        boolean chinese = locale.getLanguage().equals("zh");
        return List.of(
                new Example(chinese ? "谁在何时、为何修改了目标值？" : "Who changed which target, when and why?", CHANGES),
                new Example(chinese ? "大客户组目前进展如何？" : "How are the key accounts doing?", TEAM),
                new Example(
                        chinese
                                ? "公司目标如何分解到区域，完成得怎样？"
                                : "How does the company's target break down, and how far is each region?",
                        CASCADE),
                new Example(
                        chinese ? "客户细分有多大，营销活动带来了什么？" : "How large are the segments, and what did campaigns lift?",
                        SEGMENTS),
                new Example(
                        chinese ? "哪些改进计划在进行？效果如何？" : "Which improvement plans run, and what came with them?", PLANS),
                new Example(
                        chinese
                                ? "上季度的绩效评估结果如何？谁校准、谁申诉？"
                                : "How was the last quarter reviewed, what was calibrated, who appealed?",
                        REVIEWS));
    }
}
