package io.targetledger.embedded;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Turns BSON values into bytes whose unsigned order is MongoDB's comparison order.
 *
 * <p>No encoding is a prefix of another, so encodings can stand one after the other in a compound key, and complementing
 * every byte of one reverses its order. Numbers of all types compare by their exact value; a missing field is {@code null}.
 * Strings compare by their UTF-8 bytes.
 */
final class KeyEncoder {

    /** What an empty array counts as in an index: less than {@code null}. */
    static final Object EMPTY_ARRAY = new Object();

    /** Said of values whose end is not looked for. */
    static final int UNTOLD = -1;

    private static final int END = 0x00;
    private static final int MIN_KEY = 0x02;
    private static final int UNDEFINED = 0x04;
    private static final int NULL = 0x08;
    private static final int NUMBER = 0x10;
    private static final int STRING = 0x18;
    private static final int OBJECT = 0x20;
    private static final int ARRAY = 0x28;
    private static final int BINARY = 0x30;
    private static final int LEGACY_UUID = 0x31;
    private static final int STANDARD_UUID = 0x32;
    private static final int OBJECT_ID = 0x38;
    private static final int BOOLEAN = 0x40;
    private static final int DATE = 0x48;
    private static final int TIMESTAMP = 0x50;
    private static final int REGULAR_EXPRESSION = 0x58;
    private static final int JAVASCRIPT = 0x60;
    private static final int MAX_KEY = 0x7f;

    private static final int REST_NEGATIVE = 0x01;
    private static final int REST_ZERO = 0x02;
    private static final int REST_POSITIVE = 0x03;

    private static final byte[] LARGEST_LONG = largestLong();

    private static final long EXACT_LONGS = 1L << 53;
    private static final long DECIMAL_SPECIAL = 0x7800000000000000L;

    private final Bytes out = new Bytes();

    private KeyEncoder() {}

    /** Encodings one after the other, each complemented if its field is descending. */
    static final class Compound {

        private final KeyEncoder encoder = new KeyEncoder();

        void add(@Nullable Object value, boolean ascending) {
            int start = encoder.out.size();
            encoder.value(value);
            if (!ascending) {
                encoder.out.complementFrom(start);
            }
        }

        byte[] toBytes() {
            return encoder.out.toBytes();
        }
    }

    static byte[] encode(@Nullable Object value) {
        KeyEncoder encoder = new KeyEncoder();
        encoder.value(value);
        return encoder.out.toBytes();
    }

    /** The start of the encodings of all the numbers that round to the same double; for other values the whole encoding. */
    static byte[] encodeRounded(Object value) {
        byte[] exact = encode(value);
        return value instanceof Number ? Arrays.copyOf(exact, 1 + Long.BYTES) : exact;
    }

    /** The byte with which the encodings of all values of this one's type start. */
    static byte typeOf(@Nullable Object value) {
        return (byte) tag(value);
    }

    static byte[] complement(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            result[i] = (byte) ~bytes[i];
        }
        return result;
    }

    /**
     * Where the encoding of a plain value ends.
     *
     * @param start where it begins
     * @param ascending false if it is complemented
     * @return {@link #UNTOLD} for documents, arrays and other values that are seldom indexed
     */
    static int endOf(byte[] bytes, int start, boolean ascending) {
        int mask = ascending ? 0x00 : 0xff;
        int at = start + 1;
        return switch (unmasked(bytes, start, mask)) {
            case MIN_KEY, UNDEFINED, NULL, MAX_KEY -> at;
            case BOOLEAN -> at + 1;
            case DATE, TIMESTAMP -> at + Long.BYTES;
            case OBJECT_ID -> at + 12;
            case LEGACY_UUID, STANDARD_UUID -> at + 2 * Long.BYTES;
            case STRING -> afterEnd(bytes, at, mask);
            case NUMBER -> endOfNumber(bytes, at + Long.BYTES, mask);
            default -> UNTOLD;
        };
    }

    private static int endOfNumber(byte[] bytes, int rest, int mask) {
        int digits = rest + 1 + Integer.BYTES;
        return switch (unmasked(bytes, rest, mask)) {
            case REST_ZERO -> rest + 1;
            case REST_POSITIVE -> afterEnd(bytes, digits, mask);
            case REST_NEGATIVE -> afterEnd(bytes, digits, mask ^ 0xff);
            default -> UNTOLD;
        };
    }

    private static int afterEnd(byte[] bytes, int start, int mask) {
        int at = start;
        while (unmasked(bytes, at, mask) != END) {
            at++;
        }
        return at + 1;
    }

    private static int unmasked(byte[] bytes, int at, int mask) {
        return (bytes[at] ^ mask) & 0xff;
    }

    private static int tag(@Nullable Object value) {
        if (value == null || value instanceof Missing) {
            return NULL;
        } else if (value == EMPTY_ARRAY) {
            return UNDEFINED;
        } else if (value instanceof Number) {
            return NUMBER;
        } else if (value instanceof String) {
            return STRING;
        } else if (value instanceof Document) {
            return OBJECT;
        } else if (value instanceof Collection) {
            return ARRAY;
        } else if (value instanceof BinData) {
            return BINARY;
        } else if (value instanceof LegacyUUID) {
            return LEGACY_UUID;
        } else if (value instanceof UUID) {
            return STANDARD_UUID;
        } else if (value instanceof ObjectId) {
            return OBJECT_ID;
        } else if (value instanceof Boolean) {
            return BOOLEAN;
        } else if (value instanceof Instant) {
            return DATE;
        } else if (value instanceof BsonTimestamp) {
            return TIMESTAMP;
        } else if (value instanceof BsonRegularExpression) {
            return REGULAR_EXPRESSION;
        } else if (value instanceof BsonJavaScript) {
            return JAVASCRIPT;
        } else if (value instanceof MinKey) {
            return MIN_KEY;
        } else if (value instanceof MaxKey) {
            return MAX_KEY;
        }
        throw new IllegalArgumentException("a value of " + value.getClass() + " has no place in the BSON order");
    }

    private void value(@Nullable Object value) {
        int tag = tag(value);
        out.write(tag);
        if (value instanceof Number number) {
            number(number);
        } else if (value instanceof String string) {
            string(string);
        } else if (value instanceof Document document) {
            document(document);
        } else if (value instanceof Collection<?> values) {
            values.forEach(this::value);
            out.write(END);
        } else if (value instanceof BinData binary) {
            fourBytes(binary.getData().length);
            out.write(binary.getData());
        } else if (value instanceof LegacyUUID uuid) {
            eightBytes(uuid.getUuid().getMostSignificantBits() ^ Long.MIN_VALUE);
            eightBytes(uuid.getUuid().getLeastSignificantBits() ^ Long.MIN_VALUE);
        } else if (value instanceof UUID uuid) {
            eightBytes(uuid.getMostSignificantBits());
            eightBytes(uuid.getLeastSignificantBits());
        } else if (value instanceof ObjectId id) {
            out.write(id.toByteArray());
        } else if (value instanceof Boolean truth) {
            out.write(truth ? 1 : 0);
        } else if (value instanceof Instant instant) {
            eightBytes(instant.toEpochMilli() ^ Long.MIN_VALUE);
        } else if (value instanceof BsonTimestamp timestamp) {
            eightBytes(timestamp.getValue());
        } else if (value instanceof BsonRegularExpression expression) {
            string(expression.getPattern());
            string(String.valueOf(expression.getOptions()));
        } else if (value instanceof BsonJavaScript script) {
            string(script.getCode());
        }
    }

    private void document(Document document) {
        for (Map.Entry<String, Object> field : document.entrySet()) {
            out.write(tag(field.getValue()));
            string(field.getKey());
            value(field.getValue());
        }
        out.write(END);
    }

    /** The nearest double, then what it is short of (or beyond) the exact value. */
    private void number(Number value) {
        if (value.equals(Long.MAX_VALUE)) {
            out.write(LARGEST_LONG); // it stands for "without end" in every row of some collections
            return;
        }
        exactly(value);
    }

    private void exactly(Number value) {
        BigDecimal exact = exactIfNotADouble(value);
        double nearest = value.doubleValue();
        if (exact != null && Double.isInfinite(nearest)) {
            nearest = Math.copySign(Double.MAX_VALUE, nearest);
        }
        if (Double.isNaN(nearest)) {
            eightBytes(0);
        } else {
            long bits = Double.doubleToLongBits(nearest == 0 ? 0.0 : nearest);
            eightBytes(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        }
        BigDecimal rest = exact == null ? BigDecimal.ZERO : exact.subtract(new BigDecimal(nearest));
        switch (rest.signum()) {
            case -1 -> {
                out.write(REST_NEGATIVE);
                out.write(complement(magnitude(rest.negate())));
            }
            case 1 -> {
                out.write(REST_POSITIVE);
                out.write(magnitude(rest));
            }
            default -> out.write(REST_ZERO);
        }
    }

    private static byte[] largestLong() {
        KeyEncoder encoder = new KeyEncoder();
        encoder.exactly(Long.MAX_VALUE);
        return encoder.out.toBytes();
    }

    private static @Nullable BigDecimal exactIfNotADouble(Number value) {
        if (value instanceof Long number && (number > EXACT_LONGS || number < -EXACT_LONGS)) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Decimal128 number && (number.getHigh() & DECIMAL_SPECIAL) != DECIMAL_SPECIAL) {
            return number.toBigDecimal();
        }
        return null;
    }

    private static byte[] magnitude(BigDecimal positive) {
        BigDecimal shortest = positive.stripTrailingZeros();
        KeyEncoder encoder = new KeyEncoder();
        encoder.fourBytes((shortest.precision() - shortest.scale()) ^ Integer.MIN_VALUE);
        encoder.out.write(shortest.unscaledValue().toString().getBytes(StandardCharsets.US_ASCII));
        encoder.out.write(END);
        return encoder.out.toBytes();
    }

    /** Ends with 0; a 0 or 1 inside becomes 1,1 or 1,2. */
    private void string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        if (holdsNoneToEscape(bytes)) {
            out.write(bytes);
        } else {
            for (byte each : bytes) {
                if (each == 0 || each == 1) {
                    out.write(1);
                    out.write(each + 1);
                } else {
                    out.write(each);
                }
            }
        }
        out.write(END);
    }

    private static boolean holdsNoneToEscape(byte[] bytes) {
        for (byte each : bytes) {
            if (each == 0 || each == 1) {
                return false;
            }
        }
        return true;
    }

    private void fourBytes(int value) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            out.write(value >>> shift);
        }
    }

    private void eightBytes(long value) {
        fourBytes((int) (value >>> 32));
        fourBytes((int) value);
    }
}
