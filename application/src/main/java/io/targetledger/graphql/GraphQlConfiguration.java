package io.targetledger.graphql;

import graphql.execution.instrumentation.Instrumentation;
import io.targetledger.projection.Views;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Wires what all capabilities share into the GraphQL engine. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> Scalars.ALL.forEach(wiring::scalar);
    }

    @Bean
    PersistedDocuments documents(GraphQlLimits limits, ObjectProvider<Operations> operations) {
        return new PersistedDocuments(
                new DocumentCache(limits.cachedDocuments()), operations::getObject, limits.cachedDocuments());
    }

    @Bean
    GraphQlSourceBuilderCustomizer documentCache(PersistedDocuments documents) {
        return source -> source.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    /** What runs for every field costs more than all else of a page. */
    @Bean
    GraphQlSourceBuilderCustomizer quickPages(
            ObjectProvider<Instrumentation> instrumentations, ObjectProvider<DataFetcherExceptionResolver> resolvers) {
        return source -> source.configureGraphQl(engine -> engine.instrumentation(new RequestInstrumentation(
                        instrumentations.orderedStream().toList()))
                .queryExecutionStrategy(new CellStrategy(DataFetcherExceptionResolver.createExceptionHandler(
                        resolvers.orderedStream().toList()))));
    }

    /** Boot makes the configurer and gives no other way to add resolvers of parameters. */
    @Bean
    static BeanPostProcessor controllerParameters(ObjectProvider<GraphQlLimits> limits, ObjectProvider<Views> views) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof AnnotatedControllerConfigurer configurer) {
                    configurer.addCustomArgumentResolver(new Callers());
                    configurer.addCustomArgumentResolver(new Pages(limits.getObject()));
                    configurer.addCustomArgumentResolver(new ReadPoints(views));
                }
                return bean;
            }
        };
    }
}
