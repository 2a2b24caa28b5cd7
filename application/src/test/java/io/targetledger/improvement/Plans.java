package io.targetledger.improvement;

import java.util.List;
import java.util.Map;

import io.targetledger.security.Role;
import io.targetledger.testing.Answer;
import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;
import io.targetledger.testing.TestServer;

import static io.targetledger.testing.TestClient.input;

/** A company with plans: Wang Wei leads Pudong, Li Na sells there, Zhao Min of another team is her sponsor. */
record Plans(TestServer server, Company company, TestClient boss, TestClient sponsor, TestClient person) {

    static final Map<String, Object> REVENUE = input(
            "code", "revenue",
            "title", "Win back the hospitals",
            "metricId", Company.REVENUE,
            "bound", "AT_LEAST",
            "threshold", "300",
            "due", "2026-06-30");
    static final Map<String, Object> CALLS = input(
            "code", "calls",
            "title", "Call every customer",
            "measure", "calls a week not made",
            "bound", "AT_MOST",
            "threshold", "3",
            "due", "2026-06-30");

    static Plans on(TestServer server) {
        return new Plans(
                server,
                Company.foundedOn(server),
                server.as("wang.wei", Role.MANAGER),
                server.as("zhao.min", Role.SALES_REP),
                server.as("li.na", Role.SALES_REP));
    }

    /** What it takes to draft one, from April to June 2026. */
    static Map<String, Object> draft(Object... more) {
        Map<String, Object> draft = input(
                "personId",
                Company.LI_NA,
                "sponsorId",
                Company.ZHAO_MIN,
                "purpose",
                "Regain the pace of last year",
                "objectives",
                List.of(REVENUE, CALLS),
                "period",
                input("start", "2026-04-01", "end", "2026-06-30"),
                "checkIns",
                List.of("2026-04-30", "2026-05-10", "2026-06-30"),
                "support",
                List.of(input("code", "coaching", "kind", "COACHING", "description", "An hour a week")));
        draft.putAll(input(more));
        return draft;
    }

    String drafted(Object... more) {
        return boss.change("draftImprovementPlan", draft(more), "improvementPlan { id }")
                .ok()
                .get("improvementPlan.id");
    }

    String running(Object... more) {
        String plan = drafted(more);
        agree(plan, 1);
        sponsor.change("activateImprovementPlan", input("planId", plan)).ok();
        return plan;
    }

    Answer agree(String plan, int terms) {
        return person.change("agreeToPlanTerms", input("planId", plan, "terms", terms, "comment", "fair"))
                .ok();
    }

    static Map<String, Object> checkIn(String plan, String scheduled, String heldOn, Object revenue, Object... more) {
        Map<String, Object> checkIn = input(
                "planId",
                plan,
                "scheduled",
                scheduled,
                "heldOn",
                heldOn,
                "progress",
                List.of(
                        input("objective", "revenue", "value", revenue, "standing", "ON_TRACK"),
                        input("objective", "calls", "standing", "AT_RISK", "note", "too few")),
                "nextSteps",
                "Visit the hospitals");
        checkIn.putAll(input(more));
        return checkIn;
    }
}
