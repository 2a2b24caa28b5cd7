package io.targetledger.graphql;

import io.targetledger.projection.Views;
import io.targetledger.security.ErrorBody;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.data.method.annotation.support.AnnotatedControllerConfigurer;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires what all capabilities share into the GraphQL engine. */
@Configuration(proxyBeanMethods = false)
class GraphQlConfiguration {

    @Bean
    RuntimeWiringConfigurer scalars() {
        return wiring -> Scalars.ALL.forEach(wiring::scalar);
    }

    @Bean
    PersistedDocuments documents(GraphQlLimits limits) {
        return new PersistedDocuments(new DocumentCache(limits.cachedDocuments()), limits.cachedDocuments());
    }

    @Bean
    GraphQlSourceBuilderCustomizer documentCache(PersistedDocuments documents) {
        return source -> source.configureGraphQl(engine -> engine.preparsedDocumentProvider(documents));
    }

    @Bean
    FilterRegistrationBean<GetRequests> getRequests(
            PersistedDocuments documents,
            GraphQlLimits limits,
            ErrorBody errors,
            JsonMapper json,
            @Value("${spring.graphql.http.path:/graphql}") String path) {
        FilterRegistrationBean<GetRequests> registration =
                new FilterRegistrationBean<>(new GetRequests(documents, limits, errors, json));
        registration.addUrlPatterns(path);
        return registration;
    }

    @Bean
    BodyLimit bodyLimit(GraphQlLimits limits, ErrorBody errors) {
        return new BodyLimit(limits.maxBodySize().toBytes(), errors);
    }

    @Bean
    FilterRegistrationBean<BodyLimit> bodyLimitOfGraphQl(
            BodyLimit limit, @Value("${spring.graphql.http.path:/graphql}") String path) {
        FilterRegistrationBean<BodyLimit> registration = new FilterRegistrationBean<>(limit);
        registration.addUrlPatterns(path);
        return registration;
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
