package io.targetledger.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Every request needs a token, but for the GraphiQL page, which holds no data, and for whether the server is up. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** GraphiQL styles its editor inline; everything else comes from this server and nowhere else. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                    + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none';"
                    + " frame-ancestors 'none'";

    private static final String ACTOR = "actor";

    /** What asks here can ask its user for a password, if it is told to, and nothing else. */
    private static final String ASKED_BY_SPREADSHEETS = "/odata";

    private static final String BASIC =
            "Basic realm=\"Target Ledger: any user name, an API key as password\", charset=\"UTF-8\"";

    /** A token chosen beforehand is known before the first request can come. */
    @Bean
    LocalTokens localTokens(SecuritySettings settings) {
        LocalTokens tokens = new LocalTokens();
        String chosen = settings.token();
        if (chosen != null && settings.issuer() == null) {
            tokens.register(chosen, Actor.ADMINISTRATOR);
        }
        return tokens;
    }

    /** Requests are observed as a whole; timing each filter of each request would cost more than the filters do. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** An import into a store starts the application without a web server; nobody sends it requests. */
    @Bean
    @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
    SecurityFilterChain security(
            HttpSecurity http,
            SecuritySettings settings,
            LocalTokens tokens,
            ObjectProvider<JwtDecoder> decoder,
            ObjectProvider<ApiKeys> apiKeys,
            ErrorBody errors) {
        AuthenticationEntryPoint unauthenticated = unauthenticated(errors);
        http.csrf(
                        AbstractHttpConfigurer
                                ::disable) // what a browser adds by itself is at most an API key, which changes nothing
                .cors(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                HttpMethod.GET, "/", "/graphiql", "/graphiql/**", "/webjars/**", "/favicon.ico")
                        .permitAll()
                        .requestMatchers("/actuator/health", "/actuator/health/**", "/error")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/ledger/**")
                        .hasAnyRole(Role.ADMIN.name(), Role.AUDITOR.name())
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated)
                        .accessDeniedHandler((request, response, denied) -> errors.write(
                                response,
                                HttpStatus.FORBIDDEN,
                                "FORBIDDEN",
                                request.getRequestURI().startsWith("/ledger/")
                                        ? "This needs the role AUDITOR or ADMIN"
                                        : "This needs the role ADMIN")))
                .oauth2ResourceServer(server -> accept(server, settings, tokens, decoder)
                        .bearerTokenResolver(ApiKeyFilter.leavingOutKeys())
                        .authenticationEntryPoint(unauthenticated))
                .addFilterBefore(new ApiKeyFilter(apiKeys, unauthenticated), BearerTokenAuthenticationFilter.class);
        if (settings.issuer() == null) {
            http.addFilterBefore(new LoopbackGuard(errors), ApiKeyFilter.class);
        }
        return http.build();
    }

    private static OAuth2ResourceServerConfigurer<HttpSecurity> accept(
            OAuth2ResourceServerConfigurer<HttpSecurity> server,
            SecuritySettings settings,
            LocalTokens tokens,
            ObjectProvider<JwtDecoder> decoder) {
        if (settings.issuer() == null) {
            return server.opaqueToken(opaque -> opaque.introspector(token -> tokens.actorOf(token)
                            .map(actor -> new DefaultOAuth2AuthenticatedPrincipal(
                                    actor.subject(), Map.of(ACTOR, actor), List.of()))
                            .orElseThrow(() -> new BadOpaqueTokenException("Nobody's token")))
                    .authenticationConverter((token, principal) ->
                            new ActorAuthentication(Objects.requireNonNull(principal.getAttribute(ACTOR)))));
        }
        JwtDecoder issuers = decoder.getIfAvailable(() -> decoderOf(settings));
        return server.jwt(jwt -> jwt.decoder(issuers).jwtAuthenticationConverter(new JwtActors(settings.rolesClaim())));
    }

    /** Asks the issuer for its keys at the first token, so that this server starts while the issuer is down. */
    private static JwtDecoder decoderOf(SecuritySettings settings) {
        String issuer = String.valueOf(settings.issuer());
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(issuer).build();
            List<OAuth2TokenValidator<Jwt>> validators = new ArrayList<>();
            validators.add(JwtValidators.createDefaultWithIssuer(issuer));
            String audience = settings.audience();
            if (audience != null) {
                validators.add(new JwtClaimValidator<List<String>>(
                        "aud", audiences -> audiences != null && audiences.contains(audience)));
            }
            decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(validators));
            return decoder;
        });
    }

    private static AuthenticationEntryPoint unauthenticated(ErrorBody errors) {
        return (request, response, cause) -> {
            boolean given = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
            if (request.getServletPath().startsWith(ASKED_BY_SPREADSHEETS)) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            }
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, given ? "Bearer error=\"invalid_token\"" : "Bearer");
            errors.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "UNAUTHENTICATED",
                    given
                            ? "The token is nobody's, or has expired; send a valid one: Authorization: Bearer <token>"
                            : "Send a token: Authorization: Bearer <token>; without an issuer the server prints one when it"
                                    + " starts");
        };
    }
}
