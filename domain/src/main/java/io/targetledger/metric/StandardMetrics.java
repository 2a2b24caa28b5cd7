package io.targetledger.metric;

import java.util.List;
import java.util.Map;

import io.targetledger.metric.MetricCommand.DefineMetric;
import io.targetledger.shared.LocalizedName;
import org.jspecify.annotations.Nullable;

/**
 * The usual metrics of sales, ready to be defined in a new ledger: first what is measured, then what is computed from it.
 *
 * <p>Shares are {@link UnitKind#RATIO} throughout: 0.63 is 63 %. Where a definition follows a source, its description says
 * so.
 */
public final class StandardMetrics {

    private static final String MARKETING_METRICS = "Farris, Bendle, Pfeifer, Reibstein, Marketing Metrics";
    private static final String SAAS_METRICS = "D. Skok, SaaS Metrics 2.0: Detailed Definitions";
    private static final String ONE_NUMBER =
            "F. Reichheld, The One Number You Need to Grow, Harvard Business Review, December 2003";

    /** Where the definitions come from, by code; what is counted as it is needs no source. */
    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("csat", MARKETING_METRICS),
            Map.entry("nps", ONE_NUMBER),
            Map.entry("win_rate", MARKETING_METRICS),
            Map.entry("conversion_rate", MARKETING_METRICS),
            Map.entry("average_deal", MARKETING_METRICS),
            Map.entry("growth", MARKETING_METRICS),
            Map.entry("gross_margin", MARKETING_METRICS),
            Map.entry("churn_rate", MARKETING_METRICS),
            Map.entry("cac", SAAS_METRICS),
            Map.entry("arpa", SAAS_METRICS),
            Map.entry("ltv", SAAS_METRICS),
            Map.entry("ltv_cac", SAAS_METRICS));

    private final String currency;

    private StandardMetrics(String currency) {
        this.currency = currency;
    }

    /**
     * Commands that define them, in an order in which each can be carried out.
     *
     * @param currency ISO 4217 code of all amounts of money
     * @throws io.targetledger.shared.Refusal {@code UNKNOWN_CURRENCY}
     */
    public static List<DefineMetric> in(String currency) {
        StandardMetrics standard = new StandardMetrics(currency);
        return List.of(
                standard.money(
                        "revenue",
                        Direction.INCREASE,
                        "Revenue",
                        "销售收入",
                        "Value of the deals won, on the day they were won."),
                standard.money(
                        "cost_of_goods_sold",
                        Direction.DECREASE,
                        "Cost of goods sold",
                        "销售成本",
                        "Direct cost of what was sold."),
                standard.money(
                        "sales_cost",
                        Direction.DECREASE,
                        "Sales cost",
                        "销售费用",
                        "Pay, travel and tools of the sales force, recruiting and training included."),
                standard.money(
                        "marketing_cost",
                        Direction.DECREASE,
                        "Marketing cost",
                        "营销费用",
                        "Campaigns, content and staff of marketing."),
                count(
                        "leads",
                        Direction.INCREASE,
                        Aggregation.SUM,
                        "Leads",
                        "销售线索",
                        "New leads, on the day they came in."),
                count(
                        "won_deals",
                        Direction.INCREASE,
                        Aggregation.SUM,
                        "Deals won",
                        "赢单数",
                        "Deals closed as won, on that day."),
                count(
                        "lost_deals",
                        Direction.DECREASE,
                        Aggregation.SUM,
                        "Deals lost",
                        "输单数",
                        "Deals closed as lost, on that day."),
                count(
                        "new_customers",
                        Direction.INCREASE,
                        Aggregation.SUM,
                        "New customers",
                        "新客户数",
                        "Customers who bought for the first time, on that day."),
                count(
                        "lost_customers",
                        Direction.DECREASE,
                        Aggregation.SUM,
                        "Customers lost",
                        "流失客户数",
                        "Customers who ended the relation, on that day."),
                count(
                        "customers",
                        Direction.INCREASE,
                        Aggregation.LAST,
                        "Customers",
                        "客户数",
                        "Customers at the end of that day."),
                measured(
                        "sales_cycle_days",
                        UnitKind.DAYS,
                        Direction.DECREASE,
                        Aggregation.AVERAGE,
                        "Sales cycle",
                        "销售周期",
                        "Days from the first contact to the deal won: one measurement for each deal."),
                measured(
                        "csat",
                        UnitKind.RATIO,
                        Direction.INCREASE,
                        Aggregation.AVERAGE,
                        "Customer satisfaction (CSAT)",
                        "客户满意度",
                        "Share of satisfied answers: one measurement for each answer, 1 for a satisfied one, else 0."),
                measured(
                        "nps",
                        UnitKind.SCORE,
                        Direction.INCREASE,
                        Aggregation.AVERAGE,
                        "Net promoter score (NPS)",
                        "净推荐值",
                        "-100 to 100, share of promoters minus share of detractors: one measurement for each answer, 100"
                                + " for 9 and 10, 0 for 7 and 8, -100 for 0 to 6."),
                measured(
                        "training_hours",
                        UnitKind.HOURS,
                        Direction.INCREASE,
                        Aggregation.SUM,
                        "Training hours",
                        "培训时长",
                        "Hours of training attended, on that day."),
                ratio(
                        "win_rate",
                        Direction.INCREASE,
                        "won_deals / (won_deals + lost_deals)",
                        "Win rate",
                        "赢单率",
                        "Deals won ÷ deals closed."),
                ratio(
                        "conversion_rate",
                        Direction.INCREASE,
                        "won_deals / leads",
                        "Conversion rate",
                        "转化率",
                        "Deals won ÷ leads that came in, both of the period."),
                standard.derivedMoney(
                        "average_deal",
                        Direction.INCREASE,
                        "revenue / won_deals",
                        "Average deal",
                        "平均客单价",
                        "Revenue ÷ deals won."),
                ratio(
                        "growth",
                        Direction.INCREASE,
                        "(revenue - previous(revenue)) / previous(revenue)",
                        "Revenue growth",
                        "销售增长率",
                        "Change of revenue against the period before of the same length ÷ revenue of that period."),
                ratio(
                        "gross_margin",
                        Direction.INCREASE,
                        "(revenue - cost_of_goods_sold) / revenue",
                        "Gross margin",
                        "毛利率",
                        "What is left of revenue after the direct cost of what was sold ÷ revenue."),
                standard.derivedMoney(
                        "cac",
                        Direction.DECREASE,
                        "(sales_cost + marketing_cost) / new_customers",
                        "Customer acquisition cost (CAC)",
                        "获客成本",
                        "Cost of sales and marketing ÷ new customers, both of the period."),
                ratio(
                        "churn_rate",
                        Direction.DECREASE,
                        "lost_customers / previous(customers)",
                        "Churn rate",
                        "客户流失率",
                        "Customers lost in the period ÷ customers at its start."),
                standard.derivedMoney(
                        "arpa",
                        Direction.INCREASE,
                        "revenue / customers",
                        "Revenue per customer (ARPA)",
                        "客户平均收入",
                        "Revenue of the period ÷ customers at its end."),
                standard.derivedMoney(
                        "ltv",
                        Direction.INCREASE,
                        "arpa * gross_margin / churn_rate",
                        "Customer lifetime value (LTV)",
                        "客户终身价值",
                        "Revenue per customer × gross margin ÷ churn rate, all of the same period."),
                ratio(
                        "ltv_cac",
                        Direction.INCREASE,
                        "ltv / cac",
                        "LTV to CAC",
                        "客户终身价值与获客成本比",
                        "Lifetime value ÷ acquisition cost; 3 and more is held to be healthy."));
    }

    private DefineMetric money(String code, Direction direction, String en, String zh, String description) {
        return metric(code, UnitKind.CURRENCY, currency, direction, Aggregation.SUM, null, en, zh, description);
    }

    private DefineMetric derivedMoney(
            String code, Direction direction, String formula, String en, String zh, String description) {
        return metric(code, UnitKind.CURRENCY, currency, direction, Aggregation.DERIVED, formula, en, zh, description);
    }

    private static DefineMetric count(
            String code, Direction direction, Aggregation aggregation, String en, String zh, String description) {
        return measured(code, UnitKind.COUNT, direction, aggregation, en, zh, description);
    }

    private static DefineMetric measured(
            String code,
            UnitKind unit,
            Direction direction,
            Aggregation aggregation,
            String en,
            String zh,
            String description) {
        return metric(code, unit, null, direction, aggregation, null, en, zh, description);
    }

    private static DefineMetric ratio(
            String code, Direction direction, String formula, String en, String zh, String description) {
        return metric(code, UnitKind.RATIO, null, direction, Aggregation.DERIVED, formula, en, zh, description);
    }

    private static DefineMetric metric(
            String code,
            UnitKind unit,
            @Nullable String currency,
            Direction direction,
            Aggregation aggregation,
            @Nullable String formula,
            String en,
            String zh,
            String description) {
        String source = SOURCES.get(code);
        String described = source == null ? description : description + " Source: " + source + ".";
        return new DefineMetric(
                MetricId.of(code),
                new MetricDefinition(
                        new LocalizedName(en, zh), described, unit, currency, direction, aggregation, formula));
    }
}
