package io.targetledger.imports;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.targetledger.customer.CustomerQueries;
import io.targetledger.organisation.OrganisationChart;
import io.targetledger.organisation.OrganisationQueries;
import io.targetledger.organisation.OwnerId;
import io.targetledger.product.ProductQueries;
import io.targetledger.projection.ReadPoint;
import io.targetledger.shared.Ids;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Text;
import org.springframework.stereotype.Component;

/** Whom and what rows speak of, by id or by name: {@code person/li.na}, {@code li.na} and {@code Li Na} are the same. */
@Component
final class Subjects {

    private static final List<String> KINDS = List.of("person", "unit", "customer", "product");

    private final OrganisationQueries organisation;
    private final CustomerQueries customers;
    private final ProductQueries products;

    Subjects(OrganisationQueries organisation, CustomerQueries customers, ProductQueries products) {
        this.organisation = organisation;
        this.customers = customers;
        this.products = products;
    }

    /** What is there of these, in at most two round trips. */
    Known known(Collection<String> given, ReadPoint at) {
        Set<String> asked = new HashSet<>();
        given.forEach(subject -> asked.addAll(candidates(subject)));
        Set<String> things = new HashSet<>();
        things.addAll(customers
                .findAll(asked.stream().filter(id -> id.startsWith("customer/")).toList(), at)
                .keySet());
        things.addAll(products.findAll(
                        asked.stream().filter(id -> id.startsWith("product/")).toList(), at)
                .keySet());
        return new Known(organisation.chart(at), things);
    }

    private static List<String> candidates(String given) {
        if (KINDS.stream().anyMatch(kind -> given.startsWith(kind + "/"))) {
            return List.of(given);
        }
        String code = Ids.codeOf(given);
        return code.isEmpty()
                ? List.of()
                : KINDS.stream().map(kind -> kind + "/" + code).toList();
    }

    record Known(OrganisationChart chart, Set<String> things) {

        /**
         * The id of what is meant: the first of person, unit, customer and product that is there.
         *
         * @throws Refusal {@code UNKNOWN_SUBJECT}
         */
        String idOf(String field, String given) {
            return find(given)
                    .orElseThrow(() -> new Refusal("UNKNOWN_SUBJECT", field, Map.of("given", Text.shown(given))));
        }

        Optional<String> find(String given) {
            return candidates(given).stream().filter(this::isThere).findFirst();
        }

        private boolean isThere(String id) {
            return things.contains(id)
                    || ((id.startsWith("person/") || id.startsWith("unit/")) && chart.knows(new OwnerId(id)));
        }
    }
}
