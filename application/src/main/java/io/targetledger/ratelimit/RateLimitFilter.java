package io.targetledger.ratelimit;

import java.io.IOException;

import io.targetledger.graphql.UserErrors;
import io.targetledger.ratelimit.RateLimits.Excess;
import io.targetledger.security.Actor;
import io.targetledger.security.ErrorBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses requests beyond the rate of their caller before they are read. Who is nobody was refused earlier. */
final class RateLimitFilter extends OncePerRequestFilter {

    private final RateLimits limits;
    private final ErrorBody errors;
    private final UserErrors words;

    RateLimitFilter(RateLimits limits, ErrorBody errors, UserErrors words) {
        this.limits = limits;
        this.errors = errors;
        this.words = words;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        @Nullable
        Excess excess = authentication != null && authentication.getPrincipal() instanceof Actor actor
                ? limits.count(actor)
                : null;
        if (excess == null) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(excess.secondsToWait()));
        errors.write(
                response,
                HttpStatus.TOO_MANY_REQUESTS,
                Excess.CODE,
                words.message(excess.violation(), request.getLocale()));
    }
}
