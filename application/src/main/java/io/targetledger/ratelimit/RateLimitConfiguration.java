package io.targetledger.ratelimit;

import io.github.bucket4j.TimeMeter;
import io.targetledger.graphql.UserErrors;
import io.targetledger.security.ErrorBody;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Counts requests once it is known who sends them, and before anything else is done for them. */
@Configuration(proxyBeanMethods = false)
class RateLimitConfiguration {

    private static final int AFTER_SECURITY = Ordered.LOWEST_PRECEDENCE - 100;

    @Bean
    RateLimits rateLimits(RateLimitSettings settings) {
        return new RateLimits(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    @Bean
    FilterRegistrationBean<RateLimitFilter> rateLimitFilter(
            RateLimits limits,
            ErrorBody errors,
            UserErrors words,
            @Value("${spring.graphql.http.path:/graphql}") String path) {
        FilterRegistrationBean<RateLimitFilter> registration =
                new FilterRegistrationBean<>(new RateLimitFilter(limits, errors, words));
        registration.addUrlPatterns(path, path + "/*", "/export/*", "/odata/*");
        registration.setOrder(AFTER_SECURITY);
        return registration;
    }

    @Bean
    WebSocketRate webSocketRate(RateLimits limits, UserErrors words) {
        return new WebSocketRate(limits, words);
    }
}
