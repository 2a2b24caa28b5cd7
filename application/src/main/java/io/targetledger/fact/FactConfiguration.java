package io.targetledger.fact;

import java.util.List;

import io.targetledger.graphql.RowFields;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tables of facts: one more is one more bean of its capability. */
@Configuration(proxyBeanMethods = false)
class FactConfiguration {

    @Bean
    FactNames factNames(List<NameSource<?>> sources) {
        return new FactNames(sources);
    }

    @Bean
    FactTables factTables(List<FactTable<?>> tables) {
        return new FactTables(tables);
    }

    @Bean
    RowFields factFields(FactTables tables) {
        return new RowFields(
                tables.all().stream().map(FactTable::name).toList(), FactWiring.DEFAULT_ROWS, FactTable.MOST_ROWS);
    }
}
