package io.targetledger.embedded;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyEncoderTest {

    private static Decimal128 decimal(String value) {
        return new Decimal128(new BigDecimal(value));
    }

    @Test
    void valuesAreInTheOrderMongoDbDocuments() {
        List<Object> ordered = new ArrayList<>();
        ordered.add(MinKey.getInstance());
        ordered.add(KeyEncoder.EMPTY_ARRAY);
        ordered.add(null);
        ordered.add(Double.NaN);
        ordered.add(Double.NEGATIVE_INFINITY);
        ordered.add(decimal("-1E+400"));
        ordered.add(-Double.MAX_VALUE);
        ordered.add(Long.MIN_VALUE);
        ordered.add(-3);
        ordered.add(decimal("-2.5"));
        ordered.add(decimal("-1E-400"));
        ordered.add(0);
        ordered.add(decimal("1E-400"));
        ordered.add(Double.MIN_VALUE);
        ordered.add(decimal("0.1"));
        ordered.add(0.1);
        ordered.add(1L);
        ordered.add(decimal("1.0000000000000000001"));
        ordered.add(1.5);
        ordered.add((1L << 53));
        ordered.add((1L << 53) + 1);
        ordered.add((1L << 53) + 2);
        ordered.add(Long.MAX_VALUE - 1);
        ordered.add(Long.MAX_VALUE);
        ordered.add(9.223372036854775807E18);
        ordered.add(Double.MAX_VALUE);
        ordered.add(decimal("1E+400"));
        ordered.add(Double.POSITIVE_INFINITY);
        ordered.add("");
        ordered.add("a");
        ordered.add("a\0");
        ordered.add("a\0b");
        ordered.add("a\1");
        ordered.add("ab");
        ordered.add("é");
        ordered.add("目标");
        ordered.add(new Document());
        ordered.add(new Document("a", 1));
        ordered.add(new Document("a", 1).append("b", 0));
        ordered.add(new Document("a", 2));
        ordered.add(List.of());
        ordered.add(List.of(1));
        ordered.add(List.of(1, 2));
        ordered.add(List.of(2));
        ordered.add(new BinData(new byte[] {9}));
        ordered.add(new BinData(new byte[] {1, 2}));
        ordered.add(new UUID(1, 1));
        ordered.add(new UUID(-1, 1));
        ordered.add(new ObjectId("000000000000000000000001"));
        ordered.add(new ObjectId("ff0000000000000000000000"));
        ordered.add(false);
        ordered.add(true);
        ordered.add(Instant.ofEpochMilli(-1));
        ordered.add(Instant.ofEpochMilli(1));
        ordered.add(new BsonTimestamp(5));
        ordered.add(MaxKey.getInstance());

        for (int i = 1; i < ordered.size(); i++) {
            Object less = ordered.get(i - 1);
            Object greater = ordered.get(i);
            assertThat(Arrays.compareUnsigned(KeyEncoder.encode(less), KeyEncoder.encode(greater)))
                    .as("%s before %s", less, greater)
                    .isNegative();
        }
        List<byte[]> descending = new ArrayList<>();
        ordered.forEach(value -> descending.add(KeyEncoder.complement(KeyEncoder.encode(value))));
        List<byte[]> sorted = new ArrayList<>(descending);
        sorted.sort(Arrays::compareUnsigned);
        Collections.reverse(sorted);
        assertThat(sorted).containsExactlyElementsOf(descending);
    }

    @Test
    void equalNumbersOfDifferentTypesAreOneKey() {
        assertThat(KeyEncoder.encode(2))
                .isEqualTo(KeyEncoder.encode(2L))
                .isEqualTo(KeyEncoder.encode(2.0))
                .isEqualTo(KeyEncoder.encode(decimal("2")))
                .isEqualTo(KeyEncoder.encode(decimal("2.000")));
        assertThat(KeyEncoder.encode(-0.0)).isEqualTo(KeyEncoder.encode(0));
        assertThat(KeyEncoder.encode(Long.MAX_VALUE)).isEqualTo(KeyEncoder.encode(decimal("9223372036854775807")));
    }

    @Property(tries = 1_000)
    void plainValuesTellWhereTheyEnd(@ForAll("plain") Object value, @ForAll boolean ascending) {
        KeyEncoder.Compound key = new KeyEncoder.Compound();
        key.add("before", true);
        key.add(value, ascending);
        key.add(7, true);
        int start = KeyEncoder.encode("before").length;

        assertThat(KeyEncoder.endOf(key.toBytes(), start, ascending))
                .isEqualTo(start + KeyEncoder.encode(value).length);
    }

    @Test
    void documentsAndArraysDoNot() {
        for (Object value : List.of(new Document("a", 1), List.of(1), new BinData(new byte[] {0}))) {
            assertThat(KeyEncoder.endOf(KeyEncoder.encode(value), 0, true)).isEqualTo(KeyEncoder.UNTOLD);
        }
    }

    @Property(tries = 2_000)
    void decimalsAreOrderedByTheirExactValue(@ForAll("decimals") BigDecimal one, @ForAll("decimals") BigDecimal other) {
        int order = Arrays.compareUnsigned(
                KeyEncoder.encode(new Decimal128(one)), KeyEncoder.encode(new Decimal128(other)));

        assertThat(Integer.signum(order)).isEqualTo(one.compareTo(other));
    }

    @Property(tries = 1_000)
    void longsAndDecimalsAreOrderedTogether(@ForAll long one, @ForAll("decimals") BigDecimal other) {
        int order = Arrays.compareUnsigned(KeyEncoder.encode(one), KeyEncoder.encode(new Decimal128(other)));

        assertThat(Integer.signum(order)).isEqualTo(BigDecimal.valueOf(one).compareTo(other));
    }

    @Property(tries = 1_000)
    void noEncodingIsAPrefixOfAnother(@ForAll("strings") String one, @ForAll("strings") String other) {
        byte[] first = KeyEncoder.encode(one);
        byte[] second = KeyEncoder.encode(other);

        if (!one.equals(other) && first.length <= second.length) {
            assertThat(Arrays.equals(first, 0, first.length, second, 0, first.length))
                    .isFalse();
        }
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        Arbitrary<BigDecimal> close =
                Arbitraries.integers().between(-50, 50).map(n -> new BigDecimal("0.1").add(BigDecimal.valueOf(n, 25)));
        Arbitrary<BigDecimal> any = Arbitraries.bigDecimals().ofScale(10);
        return Arbitraries.oneOf(close, any.filter(value -> value.precision() <= 34));
    }

    @Provide
    Arbitrary<Object> plain() {
        return Arbitraries.oneOf(
                decimals().map(Decimal128::new).map(Object.class::cast),
                strings().map(Object.class::cast),
                Arbitraries.longs().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(
                        MinKey.getInstance(),
                        MaxKey.getInstance(),
                        KeyEncoder.EMPTY_ARRAY,
                        Long.MAX_VALUE,
                        Double.NaN,
                        true,
                        Instant.EPOCH,
                        new BsonTimestamp(5),
                        new UUID(1, 1),
                        new ObjectId("000000000000000000000001")));
    }

    @Provide
    Arbitrary<String> strings() {
        return Arbitraries.strings().withChars('\0', '\1', '\2', 'a').ofMaxLength(4);
    }
}
