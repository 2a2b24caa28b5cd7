package io.targetledger.apikey;

import java.util.List;

import io.targetledger.apikey.ApiKeyCommand.CreateApiKey;
import io.targetledger.apikey.ApiKeyCommand.RevokeApiKey;
import io.targetledger.apikey.ApiKeyCommand.RotateApiKey;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyCreated;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyRevoked;
import io.targetledger.apikey.ApiKeyEvent.ApiKeyRotated;
import io.targetledger.organisation.UnitId;
import io.targetledger.shared.Reason;
import io.targetledger.shared.Refusal;
import io.targetledger.shared.Refused;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ApiKeyTest {

    private static final ApiKeyId KEY = new ApiKeyId("apikey/bi");
    private static final KeyHash FIRST = KeyHash.of("tl_first");
    private static final KeyHash SECOND = KeyHash.of("tl_second");
    private static final Reason WHY = new Reason("the laptop was stolen");
    private static final ApiKeyCreated CREATED =
            new ApiKeyCreated(KEY, "Power BI", List.of("goalFacts"), null, FIRST, null);

    private final AggregateTestFixture<ApiKey> key = new AggregateTestFixture<>(ApiKey.class);

    @Test
    void aKeyIsCreatedWithItsHash() {
        key.givenNoPriorActivity()
                .when(new CreateApiKey(
                        KEY, "  Power BI ", new ApiKeyScope(List.of("goalFacts", "goalFacts"), List.of()), FIRST, null))
                .expectEvents(CREATED);
    }

    @Test
    void aKeyIsLimitedToUnits() {
        UnitId uk = new UnitId("unit/uk");
        UnitId asia = new UnitId("unit/asia");

        key.givenNoPriorActivity()
                .when(new CreateApiKey(KEY, "Excel", new ApiKeyScope(List.of(), List.of(uk, asia, uk)), FIRST, null))
                .expectEvents(new ApiKeyCreated(KEY, "Excel", List.of(), List.of(asia, uk), FIRST, null));
    }

    @Test
    void aKeyHasAName() {
        key.givenNoPriorActivity()
                .when(new CreateApiKey(KEY, " ", new ApiKeyScope(List.of(), List.of()), FIRST, null))
                .expectException(Refused.with("TEXT_MISSING name"))
                .expectNoEvents();
    }

    @Test
    void anotherKeyTakesItsPlace() {
        key.given(CREATED).when(new RotateApiKey(KEY, SECOND, null)).expectEvents(new ApiKeyRotated(KEY, SECOND, null));
    }

    @Test
    void aKeyIsRevokedWithAReason() {
        key.given(CREATED).when(new RevokeApiKey(KEY, WHY)).expectEvents(new ApiKeyRevoked(KEY, WHY));
    }

    @Test
    void aKeyIsNotRevokedWithoutAReason() {
        key.given(CREATED)
                .when(new RevokeApiKey(KEY, null))
                .expectException(Refused.with("REASON_MISSING reason"))
                .expectNoEvents();
    }

    @Test
    void aRevokedKeyIsNotRotated() {
        key.given(CREATED, new ApiKeyRevoked(KEY, WHY))
                .when(new RotateApiKey(KEY, SECOND, null))
                .expectException(ApiKeyIsRevoked.class)
                .expectNoEvents();
    }

    @Test
    void onlyTablesOfFactsAreNamed() {
        assertThatThrownBy(() -> new ApiKeyScope(List.of("goals"), List.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("FACTS_INVALID");
    }

    @Test
    void withoutTablesAllAreAllowed() {
        assertThat(new ApiKeyScope(List.of(), List.of()).allows("goalFacts")).isTrue();
        assertThat(new ApiKeyScope(List.of("goalFacts"), List.of()).allows("goalFacts"))
                .isTrue();
        assertThat(new ApiKeyScope(List.of("goalFacts"), List.of()).allows("reviewFacts"))
                .isFalse();
    }
}
