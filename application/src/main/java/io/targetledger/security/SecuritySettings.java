package io.targetledger.security;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose tokens are accepted.
 *
 * @param issuer URL of the OpenID Connect issuer whose JWTs are accepted; without one, only tokens made here are, and
 *     only from this machine
 * @param audience what a JWT must be made for, its claim {@code aud}; anything when absent
 * @param rolesClaim claim of a JWT that lists the roles; a dot leads into nested claims, e.g. {@code realm_access.roles}
 * @param token the administrator's token when there is no issuer; made anew at each start when absent
 */
@ConfigurationProperties("target-ledger.security")
public record SecuritySettings(
        @Nullable URI issuer,
        @Nullable String audience,
        @DefaultValue("roles") String rolesClaim,
        @Nullable String token) {

    private static final int SHORTEST_TOKEN = 16;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    public SecuritySettings {
        issuer = issuer == null || issuer.toString().isBlank() ? null : issuer;
        audience = audience == null || audience.isBlank() ? null : audience;
        token = token == null || token.isBlank() ? null : checked(token);
        if (issuer != null
                && (issuer.getHost() == null
                        || !String.valueOf(issuer.getScheme()).startsWith("http"))) {
            throw new InvalidSetting(
                    "--issuer must be the http(s) URL of an OpenID Connect issuer, e.g. https://login.example.com/realms/sales, was "
                            + issuer);
        }
    }

    private static String checked(String token) {
        if (token.length() < SHORTEST_TOKEN || !TOKEN.matcher(token).matches()) {
            throw new InvalidSetting(
                    "--token must have at least %d letters, digits or signs of -._~+/ and no blanks (the one given has %d characters); leave it out to have one made"
                            .formatted(SHORTEST_TOKEN, token.length()));
        }
        return token;
    }
}
