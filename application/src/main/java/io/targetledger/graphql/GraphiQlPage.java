package io.targetledger.graphql;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves GraphiQL at {@code /graphiql}; {@code target-ledger.graphiql.enabled=false} switches it off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "target-ledger.graphiql.enabled", matchIfMissing = true)
class GraphiQlPage implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/graphiql");
        registry.addViewController("/graphiql").setViewName("forward:/graphiql/index.html");
    }
}
