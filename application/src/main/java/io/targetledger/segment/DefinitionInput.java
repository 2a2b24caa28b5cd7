package io.targetledger.segment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.targetledger.customer.CustomerId;
import io.targetledger.graphql.Given;
import io.targetledger.segment.SegmentDefinition.ByList;
import io.targetledger.segment.SegmentDefinition.ByRfm;
import io.targetledger.segment.SegmentDefinition.ByRule;
import io.targetledger.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A definition as it is given: exactly one of the three. */
record DefinitionInput(
        @Nullable String rule,
        @Nullable RfmInput rfm,
        @Nullable List<String> customerIds) {

    record RfmInput(List<RfmClass> classes, @Nullable Integer days, RfmTable table) {}

    /** @throws Refusal {@code DEFINITION_NOT_ONE}, or as {@link SegmentDefinition} does */
    SegmentDefinition toDefinition() {
        long given = Stream.of(rule, rfm, customerIds).filter(Objects::nonNull).count();
        if (given != 1) {
            throw new Refusal(
                    "DEFINITION_NOT_ONE", "definition", Map.of("given", given, "allowed", "rule, rfm, customerIds"));
        }
        if (rule != null) {
            return Given.required("definition.rule", rule, ByRule::new);
        }
        if (rfm != null) {
            return Given.required(
                    "definition.rfm", rfm, asked -> new ByRfm(asked.classes(), asked.days(), asked.table()));
        }
        return Given.required(
                "definition.customerIds",
                Objects.requireNonNull(customerIds),
                ids -> new ByList(ids.stream().map(CustomerId::new).toList()));
    }
}
