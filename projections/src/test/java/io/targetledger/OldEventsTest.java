package io.targetledger;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.targetledger.customer.CustomerEvent.CustomerProfileChanged;
import io.targetledger.customer.CustomerEvent.CustomerRegistered;
import io.targetledger.customer.CustomerFold;
import io.targetledger.customer.CustomerView;
import io.targetledger.ledger.Ledger;
import io.targetledger.ledger.LedgerEvent;
import io.targetledger.ledger.LedgerSettings;
import io.targetledger.ledger.VerificationListener;
import io.targetledger.projection.Versioned;
import io.targetledger.projection.Views;
import io.targetledger.testing.TestDatabase;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was recorded once is read for ever. The file holds commits as they were stored by the program of that day; it is never
 * changed, and each new revision of an event adds another.
 */
class OldEventsTest {

    private static final String RECORDED = "/old-events/2026-11-customer-revision-1.jsonl";

    private final TestDatabase database = TestDatabase.open();
    private Ledger ledger;

    @BeforeEach
    void restore() throws IOException {
        try (InputStream file = OldEventsTest.class.getResourceAsStream(RECORDED)) {
            List<BsonDocument> commits = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(BsonDocument::parse)
                    .toList();
            database.database().getCollection("commits", BsonDocument.class).insertMany(commits);
        }
        ledger = Ledger.open(database.database(), Capabilities.EVENTS, LedgerSettings.defaults());
    }

    @AfterEach
    void close() {
        ledger.close();
        database.close();
    }

    @Test
    void theRecordIsUntouched() {
        assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
    }

    @Test
    void aRevenueInMillionsIsReadInFull() {
        List<LedgerEvent> events = ledger.readAggregate("customer/huaxing", 0, 10);

        assertThat(events).extracting(LedgerEvent::revision).containsOnly(2);
        CustomerRegistered registered = (CustomerRegistered) events.get(0).payload();
        assertThat(registered.profile().annualRevenue()).isEqualByComparingTo("1100040000");
        CustomerProfileChanged changed = (CustomerProfileChanged) events.get(1).payload();
        assertThat(changed.previous().annualRevenue()).isEqualByComparingTo("1100040000");
        assertThat(changed.profile().annualRevenue()).isEqualByComparingTo("1250500000");
    }

    @Test
    void whatWasNotToldStaysUntold() {
        CustomerRegistered registered = (CustomerRegistered)
                ledger.readAggregate("customer/alpine", 0, 1).get(0).payload();
        assertThat(registered.profile().annualRevenue()).isNull();
        assertThat(registered.profile().name()).isEqualTo("Alpine Pharma");
    }

    @Test
    void viewsAreFoldedFromThemAsFromNewOnes() {
        try (Views views =
                Views.open(ledger, database.database(), Capabilities.FOLDS, Clock.systemUTC(), ZoneOffset.UTC)) {
            assertThat(views.projector().await(ledger.head().position(), Duration.ofSeconds(60)))
                    .isTrue();
            Map<String, Versioned<CustomerView>> found =
                    views.reader(CustomerFold.CUSTOMERS).findAll(Set.of("customer/huaxing"), views.now());
            assertThat(found.get("customer/huaxing").view().annualRevenue())
                    .isEqualByComparingTo(new BigDecimal("1250500000"));
            assertThat(views.deadLetters()).isEmpty();
        }
    }
}
