package io.targetledger.security;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Protects a server on the loopback interface from web pages: one that had its name rebound to this machine shows in
 * {@code Host}, one that posts here from elsewhere shows in {@code Origin}.
 */
final class LoopbackGuard extends OncePerRequestFilter {

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1]|\\[0:0:0:0:0:0:0:1])(:\\d{1,5})?");

    private final ErrorBody errors;

    LoopbackGuard(ErrorBody errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        @Nullable String host = request.getHeader(HttpHeaders.HOST);
        if (host == null || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            errors.write(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "FORBIDDEN",
                    "This server answers to localhost only; to serve other names start it with --issuer and --address");
            return;
        }
        @Nullable String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            errors.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "FORBIDDEN",
                    "Web pages of other origins may not send requests to this server");
            return;
        }
        chain.doFilter(request, response);
    }
}
