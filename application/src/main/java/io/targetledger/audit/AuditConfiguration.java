package io.targetledger.audit;

import io.targetledger.fact.FactTable;
import io.targetledger.graphql.AuditedTypes;
import io.targetledger.projection.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit trail as rows of facts. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    /** Who acted on what is not for everybody tells too much already, e.g. who rated whom: there are no rows of it. */
    @Bean
    FactTable<?> auditFacts(Views views, AuditedTypes types) {
        return AuditFacts.table(views, types.restricted());
    }
}
