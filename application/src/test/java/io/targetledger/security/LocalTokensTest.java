package io.targetledger.security;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocalTokensTest {

    private static final Actor LI_NA = Actor.of("li.na", Role.SALES_REP);

    private final LocalTokens tokens = new LocalTokens();

    @Test
    void knowWhoseTokenItIs() {
        String token = tokens.issue(LI_NA);
        tokens.register("0123456789abcdef", Actor.of("admin", Role.ADMIN));
        assertThat(tokens.actorOf(token)).contains(LI_NA);
        assertThat(tokens.actorOf("0123456789abcdef")).contains(Actor.of("admin", Role.ADMIN));
        assertThat(tokens.actorOf(token + "x")).isEmpty();
        assertThat(tokens.actorOf("")).isEmpty();
    }

    @Test
    void areLongAndNeverTheSame() {
        Set<String> issued = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            issued.add(tokens.issue(LI_NA));
        }
        assertThat(issued).hasSize(100).allSatisfy(token -> assertThat(token).matches("[A-Za-z0-9_-]{32}"));
    }

    @Test
    void aChosenTokenMustBeHardToGuessAndFitAHeader() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new SecuritySettings(null, null, "roles", "short"))
                .withMessageContaining("--token must have at least 16")
                .withMessageContaining("5 characters");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new SecuritySettings(null, null, "roles", "blanks are not allowed"));
        assertThat(new SecuritySettings(null, null, "roles", " ").token()).isNull();
    }
}
