package io.targetledger.segment;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.customer.CustomerId;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.jspecify.annotations.Nullable;

/** Who belongs to a segment. Checked when made, so that one that is there can be evaluated. */
public sealed interface SegmentDefinition {

    /** Says of each customer whether they belong and why; all are given as of the same day, and are answered in order. */
    List<Verdict> verdicts(Collection<CustomerAsOf> customers);

    /** Whether a customer belongs, and what was found that makes it so. */
    record Verdict(CustomerAsOf customer, boolean belongs, List<Finding> because) {}

    /**
     * Whoever meets the rule.
     *
     * @param rule see {@link SegmentRule}
     */
    record ByRule(String rule) implements SegmentDefinition {

        public ByRule {
            rule = Text.required("rule", rule, SegmentRule.LONGEST);
            SegmentRule.parse(rule);
        }

        @Override
        public List<Verdict> verdicts(Collection<CustomerAsOf> customers) {
            SegmentRule parsed = SegmentRule.parse(rule);
            return customers.stream()
                    .map(customer -> new Verdict(customer, parsed.isMetBy(customer), parsed.findings(customer)))
                    .toList();
        }
    }

    /**
     * Whoever {@link Rfm} puts into one of the classes.
     *
     * @param classes at least one, each once
     * @param days only deals of the last so many days count, 1 to 3,660; null for all
     * @param table pins how scores are named
     */
    record ByRfm(List<RfmClass> classes, @Nullable Integer days, RfmTable table) implements SegmentDefinition {

        private static final int MOST_DAYS = 3_660;

        public ByRfm {
            classes = classes.stream().distinct().sorted().toList();
            if (classes.isEmpty()) {
                throw new Refusal(
                        "RFM_CLASSES_MISSING",
                        "classes",
                        Map.of("allowed", List.of(RfmClass.values()).toString()));
            }
            if (days != null && (days < 1 || days > MOST_DAYS)) {
                throw new Refusal("VALUE_OUT_OF_RANGE", "days", Map.of("given", days, "least", 1, "most", MOST_DAYS));
            }
        }

        @Override
        public List<Verdict> verdicts(Collection<CustomerAsOf> customers) {
            Map<CustomerId, Rfm.Placing> placed = Rfm.of(customers, days, table);
            return customers.stream()
                    .map(customer -> verdict(customer, placed.get(customer.customer())))
                    .toList();
        }

        private Verdict verdict(CustomerAsOf customer, Rfm.@Nullable Placing placing) {
            if (placing == null) {
                return new Verdict(customer, false, List.of(new Finding("rfm", null)));
            }
            return new Verdict(
                    customer,
                    classes.contains(placing.rfmClass()),
                    List.of(
                            new Finding("rfm", placing.scores().toString()),
                            new Finding("class", placing.rfmClass().name())));
        }
    }

    /**
     * Whoever is on the list.
     *
     * @param customers 1 to 10,000, each once
     */
    record ByList(List<CustomerId> customers) implements SegmentDefinition {

        static final int LONGEST = 10_000;

        public ByList {
            customers = customers.stream().distinct().toList();
            if (customers.isEmpty() || customers.size() > LONGEST) {
                throw new Refusal(
                        "VALUE_OUT_OF_RANGE",
                        "customerIds",
                        Map.of("given", customers.size(), "least", 1, "most", LONGEST));
            }
        }

        @Override
        public List<Verdict> verdicts(Collection<CustomerAsOf> all) {
            Set<CustomerId> listed = new HashSet<>(customers);
            return all.stream()
                    .map(customer -> {
                        boolean belongs = listed.contains(customer.customer());
                        return new Verdict(
                                customer, belongs, List.of(new Finding("list", belongs ? "named" : "not named")));
                    })
                    .toList();
        }
    }
}
