package io.targetledger.security;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JwtActorsTest {

    @Test
    void theSubjectActsInTheRolesOfTheClaim() {
        Jwt jwt = jwt().claim("roles", List.of("manager", "AUDITOR", "offline_access"))
                .build();
        assertThat(new JwtActors("roles").convert(jwt).getPrincipal())
                .isEqualTo(Actor.of("li.na", Role.MANAGER, Role.AUDITOR));
    }

    @Test
    void rolesMayBeTextOrNestedOrMissing() {
        assertThat(actor("scope", jwt().claim("scope", "BI SALES_REP")))
                .isEqualTo(Actor.of("li.na", Role.BI, Role.SALES_REP));
        assertThat(actor("realm_access.roles", jwt().claim("realm_access", Map.of("roles", List.of("ADMIN")))))
                .isEqualTo(Actor.of("li.na", Role.ADMIN));
        assertThat(actor("roles", jwt())).isEqualTo(Actor.of("li.na"));
        assertThat(actor("roles", jwt().claim("roles", 7))).isEqualTo(Actor.of("li.na"));
    }

    @Test
    void aTokenOfNobodyIsRefused() {
        Jwt jwt = Jwt.withTokenValue("t")
                .header("alg", "none")
                .claim("roles", List.of("ADMIN"))
                .build();
        assertThatExceptionOfType(InvalidBearerTokenException.class)
                .isThrownBy(() -> new JwtActors("roles").convert(jwt));
    }

    private static Actor actor(String claim, Jwt.Builder jwt) {
        return new JwtActors(claim).convert(jwt.build()).getPrincipal();
    }

    private static Jwt.Builder jwt() {
        return Jwt.withTokenValue("t").header("alg", "none").subject("li.na");
    }
}
