package io.targetledger.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who sends an API key: as a bearer token or, for spreadsheets and other tools that know nothing else, as the
 * password of HTTP Basic, whatever the user name.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";
    private static final String BASIC = "basic ";

    private final SecurityContextRepository contexts = new RequestAttributeSecurityContextRepository();
    private final ObjectProvider<ApiKeys> keys;
    private final AuthenticationEntryPoint unauthenticated;

    ApiKeyFilter(ObjectProvider<ApiKeys> keys, AuthenticationEntryPoint unauthenticated) {
        this.keys = keys;
        this.unauthenticated = unauthenticated;
    }

    /** Finds tokens of other kinds, which are judged elsewhere. */
    static BearerTokenResolver leavingOutKeys() {
        DefaultBearerTokenResolver all = new DefaultBearerTokenResolver();
        return request -> keyIn(request) == null ? all.resolve(request) : null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String key = keyIn(request);
        if (key != null) {
            @Nullable Actor actor = keys.getObject().actorOf(key).orElse(null);
            if (actor == null) {
                unauthenticated.commence(request, response, new BadCredentialsException("Nobody's key"));
                return;
            }
            SecurityContext known = SecurityContextHolder.createEmptyContext();
            known.setAuthentication(new ActorAuthentication(actor));
            SecurityContextHolder.setContext(known);
            contexts.saveContext(known, request, response); // for when the request is dispatched again
        }
        chain.doFilter(request, response);
    }

    private static @Nullable String keyIn(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return null;
        }
        String scheme = header.toLowerCase(Locale.ROOT);
        @Nullable
        String given = scheme.startsWith(BEARER)
                ? header.substring(BEARER.length()).strip()
                : scheme.startsWith(BASIC) ? passwordIn(header.substring(BASIC.length())) : null;
        return given != null && given.startsWith(ApiKeys.PREFIX) ? given : null;
    }

    private static @Nullable String passwordIn(String basic) {
        try {
            String credentials = new String(Base64.getDecoder().decode(basic.strip()), StandardCharsets.UTF_8);
            int colon = credentials.indexOf(':');
            return colon < 0 ? null : credentials.substring(colon + 1);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
