package io.targetledger.segment;

import java.util.List;

import io.targetledger.testing.Company;
import io.targetledger.testing.TestClient;

import static io.targetledger.testing.TestClient.input;

/**
 * Customers of the {@link Company} to test with: alpha and beta in retail, gamma and delta in software. In the first quarter
 * of 2026 alpha bought for 300 and gamma for 100 of Li Na, beta for 50 of Zhao Min; delta was lost to another.
 */
public record Customers(TestClient admin) {

    public static final String ALPHA = "customer/alpha";
    public static final String BETA = "customer/beta";
    public static final String GAMMA = "customer/gamma";
    public static final String DELTA = "customer/delta";

    public static Customers of(Company company) {
        Customers customers = new Customers(company.admin());
        customers.register("alpha", "Alpha", "retail");
        customers.register("beta", "Beta", "retail");
        customers.register("gamma", "Gamma", "software");
        customers.register("delta", "Delta", "software");
        customers
                .admin
                .change(
                        "defineMetric",
                        input(
                                "code",
                                "lost_deals",
                                "name",
                                input("en", "Deals lost"),
                                "unit",
                                "COUNT",
                                "direction",
                                "DECREASE",
                                "aggregation",
                                "SUM"))
                .ok();
        customers.deal("revenue", Company.LI_NA, "2026-01-10", "300", ALPHA);
        customers.deal("revenue", Company.LI_NA, "2026-02-10", "100", "Gamma");
        customers.deal("revenue", Company.ZHAO_MIN, "2026-03-10", "50", BETA);
        customers.deal("lost_deals", Company.ZHAO_MIN, "2026-03-11", "1", "Delta");
        return customers;
    }

    public void register(String code, String name, String sector) {
        admin.change("registerCustomer", input("code", code, "name", name, "sector", sector))
                .ok();
    }

    /** @param customer by id or by name, as a CRM has it */
    public String deal(String metric, String person, String on, String amount, String customer) {
        return admin.change(
                        "recordMeasurement",
                        input(
                                "metricId",
                                "metric/" + metric,
                                "subjectId",
                                person,
                                "on",
                                on,
                                "amount",
                                amount,
                                "dimensions",
                                List.of(input("name", "customer", "value", customer))),
                        "measurement { id customer { id } }")
                .ok()
                .get("measurement.id");
    }

    /** Id of a new segment of customers who meet the rule; active, and not evaluated yet. */
    public String segment(String code, String rule) {
        String id = admin.change(
                        "defineSegment",
                        input("code", code, "name", input("en", code), "definition", input("rule", rule)),
                        "segment { id }")
                .ok()
                .get("segment.id");
        admin.change("activateSegment", input("segmentId", id)).ok();
        return id;
    }

    public void evaluate(String segment, String on) {
        admin.change("evaluateSegment", input("segmentId", segment, "on", on)).ok();
    }
}
