package io.targetledger.embedded;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** Reads of a stored document only what some paths lead through, and steps over the rest. Safe for several threads at once. */
final class PartialDecoder {

    private static final byte END = 0x00;
    private static final byte DOUBLE = 0x01;
    private static final byte STRING = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte BINARY = 0x05;
    private static final byte OBJECT_ID = 0x07;
    private static final byte BOOLEAN = 0x08;
    private static final byte DATE = 0x09;
    private static final byte NULL = 0x0a;
    private static final byte INT32 = 0x10;
    private static final byte INT64 = 0x12;
    private static final byte DECIMAL128 = 0x13;
    private static final int UNKNOWN = -1;
    private static final Pattern INDEX = Pattern.compile("[0-9]+");

    private static final PartialDecoder WHOLE = new PartialDecoder();

    static {
        WHOLE.whole = true;
    }

    /** Few, so that comparing them one after the other is quicker than making text of every name. */
    private final List<Field> fields = new ArrayList<>();
    /** Whether a path ends here. */
    private boolean whole;

    private record Field(String name, byte[] encoded, PartialDecoder inside) {}

    private PartialDecoder() {}

    /**
     * @param paths such as {@code view.owner}; an array on the way keeps all its elements, and of those that are documents
     *     what the path leads to. One that a path counts into ({@code list.0}) is read whole.
     */
    static PartialDecoder of(Collection<String> paths) {
        PartialDecoder root = new PartialDecoder();
        for (String path : paths) {
            PartialDecoder at = root;
            for (String name : path.split("\\.", -1)) {
                if (INDEX.matcher(name).matches()) {
                    break;
                }
                at = at.inside(name);
            }
            at.whole = true;
        }
        return root;
    }

    private PartialDecoder inside(String name) {
        for (Field field : fields) {
            if (field.name.equals(name)) {
                return field.inside;
            }
        }
        Field added = new Field(name, (name + '\0').getBytes(StandardCharsets.UTF_8), new PartialDecoder());
        fields.add(added);
        return added.inside;
    }

    Document decode(byte[] bytes) {
        return whole ? BsonBytes.decode(bytes) : decode(bytes, 0);
    }

    private Document decode(byte[] bytes, int start) {
        Document document = new Document();
        if (fields.isEmpty()) {
            return document;
        }
        int at = start + Integer.BYTES;
        while (bytes[at] != END) {
            byte type = bytes[at++];
            Field wanted = fieldAt(bytes, at);
            at = wanted == null ? afterName(bytes, at) : at + wanted.encoded.length;
            int size = sizeOf(type, bytes, at);
            if (size == UNKNOWN) {
                ByteBuf in = Unpooled.wrappedBuffer(bytes).readerIndex(at);
                Object value = BsonDecoder.decodeValue(type, in);
                if (wanted != null) {
                    document.put(wanted.name, value);
                }
                at = in.readerIndex();
            } else {
                if (wanted != null) {
                    document.put(wanted.name, value(type, bytes, at, wanted.inside));
                }
                at += size;
            }
        }
        return document;
    }

    private @Nullable Field fieldAt(byte[] bytes, int at) {
        for (Field field : fields) {
            byte[] name = field.encoded;
            if (bytes[at] == name[0]
                    && at + name.length <= bytes.length
                    && Arrays.equals(bytes, at, at + name.length, name, 0, name.length)) {
                return field;
            }
        }
        return null;
    }

    private static int afterName(byte[] bytes, int start) {
        int at = start;
        while (bytes[at] != END) {
            at++;
        }
        return at + 1;
    }

    private static @Nullable Object value(byte type, byte[] bytes, int at, PartialDecoder inside) {
        if (type == STRING) {
            return new String(bytes, at + Integer.BYTES, int32(bytes, at) - 1, StandardCharsets.UTF_8);
        } else if (type == DOCUMENT && !inside.whole) {
            return inside.decode(bytes, at);
        } else if (type == ARRAY && !inside.whole) {
            return inside.decodeElements(bytes, at);
        }
        return BsonDecoder.decodeValue(type, Unpooled.wrappedBuffer(bytes).readerIndex(at));
    }

    private List<@Nullable Object> decodeElements(byte[] bytes, int start) {
        List<@Nullable Object> elements = new ArrayList<>();
        int at = start + Integer.BYTES;
        while (bytes[at] != END) {
            byte type = bytes[at++];
            at = afterName(bytes, at);
            int size = sizeOf(type, bytes, at);
            if (size == UNKNOWN) {
                ByteBuf in = Unpooled.wrappedBuffer(bytes).readerIndex(at);
                elements.add(BsonDecoder.decodeValue(type, in));
                at = in.readerIndex();
            } else {
                elements.add(type == DOCUMENT ? decode(bytes, at) : value(type, bytes, at, WHOLE));
                at += size;
            }
        }
        return elements;
    }

    private static int sizeOf(byte type, byte[] bytes, int at) {
        return switch (type) {
            case STRING -> Integer.BYTES + int32(bytes, at);
            case DOCUMENT, ARRAY -> int32(bytes, at);
            case BINARY -> Integer.BYTES + 1 + int32(bytes, at);
            default -> fixedSizeOf(type);
        };
    }

    /** In bytes, of the types whose values are all of one size; -1 for others. */
    static int fixedSizeOf(byte type) {
        return switch (type) {
            case NULL -> 0;
            case BOOLEAN -> 1;
            case INT32 -> Integer.BYTES;
            case DOUBLE, DATE, INT64 -> Long.BYTES;
            case OBJECT_ID -> 12;
            case DECIMAL128 -> 16;
            default -> UNKNOWN;
        };
    }

    static int int32(byte[] bytes, int at) {
        return bytes[at] & 0xff
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | (bytes[at + 3] & 0xff) << 24;
    }
}
