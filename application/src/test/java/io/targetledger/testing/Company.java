package io.targetledger.testing;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import io.targetledger.security.Role;

import static io.targetledger.testing.TestClient.input;

/**
 * A small company to test with: company {@code acme} with region {@code east}, below it the teams {@code pudong} (headed by
 * Wang Wei, with Li Na) and {@code puxi} (with Zhao Min); metrics {@code revenue} and {@code complaints}.
 */
public record Company(TestServer server, TestClient admin) {

    public static final String ACME = "unit/acme";
    public static final String EAST = "unit/east";
    public static final String PUDONG = "unit/pudong";
    public static final String PUXI = "unit/puxi";
    public static final String LI_NA = "person/li.na";
    public static final String WANG_WEI = "person/wang.wei";
    public static final String ZHAO_MIN = "person/zhao.min";
    public static final String REVENUE = "metric/revenue";
    public static final Map<String, Object> YEAR = input("start", "2026-01-01", "end", "2026-12-31");
    public static final Map<String, Object> FIRST_QUARTER = input("start", "2026-01-01", "end", "2026-03-31");

    public static Company foundedOn(TestServer server) {
        Company company = new Company(server, server.as("root", Role.ADMIN));
        company.unit("acme", "Acme", "爱克米", "COMPANY", null);
        company.unit("east", "East", "华东", "REGION", ACME);
        company.unit("pudong", "Pudong team", "浦东组", "TEAM", EAST);
        company.unit("puxi", "Puxi team", null, "TEAM", EAST);
        company.person("wang.wei", "Wang Wei", "王伟", PUDONG);
        company.person("li.na", "Li Na", "李娜", PUDONG);
        company.person("zhao.min", "Zhao Min", "赵敏", PUXI);
        company.admin
                .change("appointHead", input("unitId", PUDONG, "personId", WANG_WEI, "since", "2025-01-01"))
                .ok();
        company.metric("revenue", "INCREASE");
        company.metric("complaints", "DECREASE");
        return company;
    }

    private void unit(String code, String en, String zh, String kind, String parent) {
        admin.change(
                        "establishUnit",
                        input(
                                "code",
                                code,
                                "name",
                                input("en", en, "zh", zh),
                                "kind",
                                kind,
                                "parentId",
                                parent,
                                "since",
                                "2025-01-01"))
                .ok();
    }

    private void person(String code, String en, String zh, String unit) {
        admin.change(
                        "joinOrganisation",
                        input("code", code, "name", input("en", en, "zh", zh), "unitId", unit, "since", "2025-01-01"))
                .ok();
    }

    private void metric(String code, String direction) {
        boolean money = code.equals("revenue");
        admin.change(
                        "defineMetric",
                        input(
                                "code",
                                code,
                                "name",
                                input("en", "Total " + code, "zh", money ? "销售收入" : null),
                                "unit",
                                money ? "CURRENCY" : "COUNT",
                                "currency",
                                money ? "CNY" : null,
                                "direction",
                                direction,
                                "aggregation",
                                "SUM"))
                .ok();
    }

    /** Everything a goal needs; more replaces parts of it. */
    public static Map<String, Object> smart(String title, String owner, Object target, Object... more) {
        Map<String, Object> goal = new LinkedHashMap<>(input(
                "title",
                title,
                "ownerId",
                owner,
                "metricId",
                REVENUE,
                "baseline",
                "0",
                "target",
                target,
                "confidence",
                "0.7",
                "rationale",
                "as last year, plus ten per cent",
                "objective",
                "grow",
                "weight",
                "1",
                "period",
                YEAR));
        goal.putAll(input(more));
        return goal;
    }

    /** Id of a new goal, active. */
    public String goal(String title, String owner, Object target, Object... more) {
        String id = draft(title, owner, target, more);
        admin.change("activateGoal", input("goalId", id)).ok();
        return id;
    }

    public String draft(String title, String owner, Object target, Object... more) {
        return admin.change("defineGoal", smart(title, owner, target, more), "goal { id }")
                .ok()
                .get("goal.id");
    }

    /** Id of a new measurement of revenue. */
    public String measure(String subject, String on, Object amount) {
        return admin.change(
                        "recordMeasurement",
                        input("metricId", REVENUE, "subjectId", subject, "on", on, "amount", amount),
                        "measurement { id }")
                .ok()
                .get("measurement.id");
    }

    public static BigDecimal decimal(Object text) {
        return new BigDecimal(String.valueOf(text));
    }
}
