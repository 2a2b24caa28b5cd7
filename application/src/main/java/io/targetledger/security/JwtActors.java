package io.targetledger.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Reads actors out of JWTs: the subject claim is who, the roles claim is as what; roles of other systems are ignored. */
final class JwtActors implements Converter<Jwt, ActorAuthentication> {

    private final String rolesClaim;

    JwtActors(String rolesClaim) {
        this.rolesClaim = rolesClaim;
    }

    @Override
    public ActorAuthentication convert(Jwt jwt) {
        String subject = jwt.getSubject();
        if (subject == null || subject.isBlank()) {
            throw new InvalidBearerTokenException("The token names no subject");
        }
        return new ActorAuthentication(new Actor(subject, roles(jwt)));
    }

    private Set<Role> roles(Jwt jwt) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Object name : listed(claim(jwt))) {
            Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(String.valueOf(name).toUpperCase(Locale.ROOT)))
                    .forEach(roles::add);
        }
        return roles;
    }

    private @Nullable Object claim(Jwt jwt) {
        if (jwt.hasClaim(rolesClaim)) {
            return jwt.getClaim(rolesClaim);
        }
        Object found = jwt.getClaims();
        for (String step : rolesClaim.split("\\.", -1)) {
            found = found instanceof Map<?, ?> claims ? claims.get(step) : null;
        }
        return found;
    }

    private static Collection<?> listed(@Nullable Object claim) {
        if (claim instanceof Collection<?> list) {
            return list;
        }
        return claim instanceof String text ? List.of(text.split("[ ,]+")) : List.of();
    }
}
