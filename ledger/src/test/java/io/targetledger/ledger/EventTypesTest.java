package io.targetledger.ledger;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Updates;
import io.targetledger.testing.TestDatabase;
import org.axonframework.serialization.Revision;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EventTypesTest {

    @RegisterExtension
    final TestDatabase database = TestDatabase.perTest();

    record Price(BigDecimal amount) {}

    @Revision("2")
    record PriceWithCurrency(BigDecimal amount, String currency) {}

    @Revision("2")
    record Priced(BigDecimal amount, String currency) {}

    record Sole(String value) {}

    sealed interface Shop {
        sealed interface Inner extends Shop {
            record Deep() implements Inner {}
        }

        record Shallow() implements Shop {}
    }

    private static PayloadUpcaster upcaster(String type, int from, String toType, int to) {
        return new PayloadUpcaster() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public int fromRevision() {
                return from;
            }

            @Override
            public String toType() {
                return toType;
            }

            @Override
            public int toRevision() {
                return to;
            }

            @Override
            public BsonDocument upcast(BsonDocument payload) {
                return payload.append("currency", new BsonString("CNY"));
            }
        };
    }

    @Test
    void everyRecordBelowASealedInterfaceIsRegistered() {
        EventTypes types = EventTypes.builder().sealed("shop", Shop.class).build();

        assertThat(types.namesOf(Shop.class)).containsExactly("shop.Deep", "shop.Shallow");
        assertThat(types.namesOf(Shop.Inner.class)).containsExactly("shop.Deep");
        assertThat(types.nameOf(Shop.Shallow.class)).isEqualTo("shop.Shallow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> types.nameOf(Price.class))
                .withMessageContaining("register it");
    }

    @Test
    void whatCouldNotBeReadLaterIsRefusedAtOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.builder()
                        .type("price", PriceWithCurrency.class)
                        .build())
                .withMessageContaining("no upcaster reads revision 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.builder().type("a", Price.class).type("a", Sole.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.builder().type("a", Price.class).type("b", Price.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.builder()
                        .upcaster(upcaster("old", 1, "nowhere", 1))
                        .build())
                .withMessageContaining("nothing reads");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.builder()
                        .upcaster(upcaster("a", 1, "b", 1))
                        .upcaster(upcaster("b", 1, "a", 1))
                        .build())
                .withMessageContaining("circle");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventTypes.builder().type("text", String.class));
    }

    @Test
    void olderRevisionsAndNamesAreReadThroughTheirUpcastersAndStayAsStored() {
        try (Ledger old = open(EventTypes.builder().type("price", Price.class).build())) {
            old.append(Append.of(event(new Price(BigDecimal.TEN))));
        }
        Document before = commits().first();
        EventTypes renamed = EventTypes.builder()
                .type("priced", Priced.class)
                .upcaster(upcaster("price", 1, "priced", 1))
                .upcaster(upcaster("priced", 1, "priced", 2))
                .build();
        try (Ledger ledger = open(renamed)) {
            LedgerEvent read = ledger.read(0, 10).get(0);
            assertThat(read.payload()).isEqualTo(new Priced(BigDecimal.TEN, "CNY"));
            assertThat(read.type()).isEqualTo("priced");
            assertThat(read.revision()).isEqualTo(2);
            assertThat(ledger.readAggregate("price/1", 0, 10).get(0)).isEqualTo(read);
            assertThat(ledger.verify(VerificationListener.NONE).isIntact()).isTrue();
        }
        assertThat(commits().first()).isEqualTo(before);
    }

    @Test
    void anEventThisProgramDoesNotKnowIsNamedWithItsPosition() {
        try (Ledger old = open(EventTypes.builder().type("price", Price.class).build())) {
            old.append(Append.of(event(new Price(BigDecimal.TEN))));
        }
        try (Ledger ledger = open(EventTypes.builder().build())) {
            assertThatExceptionOfType(EventUnreadable.class)
                    .isThrownBy(() -> ledger.read(0, 10))
                    .withMessageContaining("position 1")
                    .withMessageContaining("price is unknown");
        }
        database.database()
                .getCollection("commits")
                .updateOne(new Document("_id", 1L), Updates.set("events.0.revision", 9));
        try (Ledger ledger =
                open(EventTypes.builder().type("price", Price.class).build())) {
            assertThatExceptionOfType(EventUnreadable.class)
                    .isThrownBy(() -> ledger.read(0, 10))
                    .withMessageContaining("written by a newer program");
        }
    }

    @Test
    void theElementsOfAnEventMayStandInAnyOrderBesideUnknownOnes() {
        try (Ledger ledger =
                open(EventTypes.builder().type("price", Price.class).build())) {
            ledger.append(Append.of(event(new Price(BigDecimal.TEN))));
            LedgerEvent before = ledger.read(0, 1).get(0);
            Document stored =
                    commits().first().getList("events", Document.class).get(0);
            List<String> names = new ArrayList<>(stored.keySet());
            Collections.reverse(names);
            Document reversed = new Document("unknown", new Document("a", 1));
            names.forEach(name -> reversed.append(name, stored.get(name)));
            replaceEvent(reversed);

            assertThat(ledger.read(0, 1)).containsExactly(before);
        }
    }

    @Test
    void anElementThatIsMissingIsNamed() {
        try (Ledger ledger =
                open(EventTypes.builder().type("price", Price.class).build())) {
            ledger.append(Append.of(event(new Price(BigDecimal.TEN))));
            Document stored =
                    commits().first().getList("events", Document.class).get(0);
            for (String name : List.of("id", "aggregateType", "type", "revision", "metadata", "payload")) {
                Document partial = new Document(stored);
                partial.remove(name);
                replaceEvent(partial);

                assertThatExceptionOfType(EventUnreadable.class)
                        .isThrownBy(() -> ledger.read(0, 1))
                        .withMessageContaining("no element " + name);
            }
        }
    }

    private void replaceEvent(Document event) {
        database.database()
                .getCollection("commits")
                .updateOne(new Document("_id", 1L), Updates.set("events", List.of(event)));
    }

    @Test
    void aPayloadOfOneValueIsStillADocument() {
        try (Ledger ledger = open(EventTypes.builder().type("sole", Sole.class).build())) {
            ledger.append(Append.of(event(new Sole("x"))));
            assertThat(ledger.read(0, 1).get(0).payload()).isEqualTo(new Sole("x"));
            Document stored =
                    commits().first().getList("events", Document.class).get(0);
            assertThat(stored.get("payload")).isEqualTo(new Document("value", "x"));
        }
    }

    private com.mongodb.client.FindIterable<Document> commits() {
        return database.database().getCollection("commits").find();
    }

    private Ledger open(EventTypes types) {
        return Ledger.open(database.database(), types, LedgerSettings.defaults());
    }

    private static NewEvent event(Object payload) {
        return new NewEvent("e", "price/1", "Price", 0, payload, Map.of("roles", List.of("ADMIN")));
    }
}
