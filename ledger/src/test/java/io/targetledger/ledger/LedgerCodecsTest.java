package io.targetledger.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonInvalidOperationException;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecConfigurationException;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@NullMarked
class LedgerCodecsTest {

    record Id(String value) {}

    record Count(long value) {}

    record Flagged(Id id, boolean flag) {}

    enum Direction {
        INCREASE,
        DECREASE {
            @Override
            public String toString() {
                return "down";
            }
        }
    }

    record Amount(BigDecimal value, Currency currency) {}

    record Everything(
            Id id,
            Count count,
            int whole,
            double ratio,
            boolean flag,
            Direction direction,
            Amount amount,
            LocalDate day,
            Instant moment,
            YearMonth month,
            UUID uuid,
            List<Amount> amounts,
            Set<Id> ids,
            Map<String, Amount> byName,
            Map<Id, List<Amount>> byId,
            SortedMap<LocalDate, BigDecimal> byDay,
            @Nullable Id other,
            @Nullable List<Id> others) {}

    record Pair<A, B>(A left, B right) {}

    record Pairs(List<Pair<Id, Count>> pairs) {}

    sealed interface Rule {
        record Above(BigDecimal limit) implements Rule {}

        record Named(String value) implements Rule {}

        enum Fixed implements Rule {
            ALWAYS,
            NEVER
        }

        record AllOf(List<Rule> rules) implements Rule {}
    }

    record Ruled(Rule rule) {}

    record Anything(Object what, Map<String, Object> more) {}

    record Grown(
            String name,
            List<String> added,
            Map<String, String> addedMap,
            @Nullable String note) {}

    record NeedsNumber(String name, int number) {}

    record Positive(int value, String unit) {
        Positive {
            if (value <= 0) {
                throw new IllegalArgumentException("value must be above 0, was " + value);
            }
        }
    }

    record Thrown(Thread thread) {}

    @Test
    void everyKindOfComponentComesBackEqual() {
        TreeMap<LocalDate, BigDecimal> byDay = new TreeMap<>();
        byDay.put(LocalDate.of(2026, 1, 31), new BigDecimal("1.10"));
        Everything everything = new Everything(
                new Id("goal/1"),
                new Count(3),
                7,
                0.5,
                true,
                Direction.DECREASE,
                new Amount(new BigDecimal("120000.00"), Currency.getInstance("CNY")),
                LocalDate.of(2026, 2, 28),
                Instant.parse("2026-01-01T00:00:00.123Z"),
                YearMonth.of(2026, 3),
                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                List.of(new Amount(BigDecimal.ONE, Currency.getInstance("EUR"))),
                Set.of(new Id("a"), new Id("b")),
                Map.of("a.b", new Amount(BigDecimal.TEN, Currency.getInstance("USD"))),
                Map.of(new Id("x"), List.of()),
                byDay,
                null,
                null);

        BsonDocument stored = write(everything);

        assertThat(read(stored, Everything.class)).isEqualTo(everything);
        assertThat(stored.getString("id").getValue()).isEqualTo("goal/1");
        assertThat(stored.getInt64("count").getValue()).isEqualTo(3);
        assertThat(stored.getString("direction").getValue()).isEqualTo("DECREASE");
        assertThat(stored.getDocument("amount").isDecimal128("value")).isTrue();
        assertThat(stored.isDateTime("day")).isTrue();
        assertThat(stored.getString("month").getValue()).isEqualTo("2026-03");
        assertThat(stored).doesNotContainKeys("other", "others");
    }

    @Test
    void genericRecordsKnowTheirArguments() {
        Pairs pairs = new Pairs(List.of(new Pair<>(new Id("a"), new Count(1))));
        assertThat(read(write(pairs), Pairs.class)).isEqualTo(pairs);
    }

    @Test
    void sealedTypesNameTheirClass() {
        Ruled ruled = new Ruled(
                new Rule.AllOf(List.of(new Rule.Above(BigDecimal.ONE), new Rule.Named("vip"), Rule.Fixed.ALWAYS)));

        BsonDocument stored = write(ruled);

        assertThat(read(stored, Ruled.class)).isEqualTo(ruled);
        assertThat(stored.getDocument("rule").getString("_type").getValue()).isEqualTo("AllOf");
        stored.getDocument("rule").put("_type", new org.bson.BsonString("Gone"));
        assertThatExceptionOfType(BsonInvalidOperationException.class)
                .isThrownBy(() -> read(stored, Ruled.class))
                .withMessageContaining("Gone")
                .withMessageContaining("AllOf");
    }

    @Test
    void whatIsDeclaredAsObjectComesBackByItsBsonType() {
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("amount", new BigDecimal("1.5"));
        more.put("at", Instant.ofEpochMilli(5));
        more.put("list", List.of("a", 1L, Map.of("k", true)));
        Anything anything = new Anything("text", more);
        assertThat(read(write(anything), Anything.class)).isEqualTo(anything);
    }

    @Test
    void unknownElementsArePassedOver() {
        BsonDocument stored = BsonDocument.parse(
                "{id: 'a', removed: {deep: [1, {x: 2}]}, flag: true, alsoRemoved: ISODate('2026-01-01T00:00:00Z')}");
        assertThat(read(stored, Flagged.class)).isEqualTo(new Flagged(new Id("a"), true));
    }

    @Test
    void absentCollectionsAreEmptyAndAbsentNullablesNull() {
        assertThat(read(BsonDocument.parse("{name: 'a'}"), Grown.class))
                .isEqualTo(new Grown("a", List.of(), Map.of(), null));
        assertThat(read(BsonDocument.parse("{name: 'a', note: null}"), Grown.class)
                        .note())
                .isNull();
    }

    @Test
    void anAbsentNumberIsAnErrorThatNamesIt() {
        assertThatExceptionOfType(BsonInvalidOperationException.class)
                .isThrownBy(() -> read(BsonDocument.parse("{name: 'a'}"), NeedsNumber.class))
                .withMessageContaining("component number is not there");
    }

    @Test
    void whatTheConstructorRefusesIsAnErrorThatSaysWhy() {
        assertThatExceptionOfType(BsonInvalidOperationException.class)
                .isThrownBy(() -> read(BsonDocument.parse("{value: -5, unit: 'x'}"), Positive.class))
                .withMessageContaining("value must be above 0, was -5");
    }

    @Test
    void aTypeThatCanNotBeStoredIsNamedWithItsComponent() {
        assertThatExceptionOfType(CodecConfigurationException.class)
                .isThrownBy(() -> write(new Thrown(Thread.currentThread())))
                .withMessageContaining("Thrown.thread can not be stored");
    }

    @SuppressWarnings("unchecked")
    private static <T> BsonDocument write(T value) {
        BsonDocument document = new BsonDocument();
        LedgerCodecs.REGISTRY
                .get((Class<T>) value.getClass())
                .encode(
                        new BsonDocumentWriter(document),
                        value,
                        EncoderContext.builder().build());
        return document;
    }

    private static <T> T read(BsonDocument document, Class<T> type) {
        return LedgerCodecs.REGISTRY
                .get(type)
                .decode(
                        new BsonDocumentReader(document),
                        DecoderContext.builder().build());
    }
}
