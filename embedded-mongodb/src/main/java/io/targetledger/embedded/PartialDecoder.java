package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Reads of a stored document only what some paths lead through, and steps over the rest. */
final class PartialDecoder {

    private static final byte STRING = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte BINARY = 0x05;
    private static final byte END = 0x00;
    private static final int SIZE_OF_SUBTYPE = 1;
    private static final Pattern INDEX = Pattern.compile("[0-9]+");

    private final Map<String, PartialDecoder> fields = new HashMap<>();
    /** Whether a path ends here. */
    private boolean whole;

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
                at = at.fields.computeIfAbsent(name, field -> new PartialDecoder());
            }
            at.whole = true;
        }
        return root;
    }

    Document decode(byte[] bytes) {
        return decode(Unpooled.wrappedBuffer(bytes));
    }

    private Document decode(ByteBuf in) {
        Document document = new Document();
        int end = in.readerIndex() + in.readIntLE();
        for (byte type = in.readByte(); type != END; type = in.readByte()) {
            String name = BsonDecoder.decodeCString(in);
            PartialDecoder wanted = fields.get(name);
            if (wanted == null) {
                skip(type, in);
            } else if (type == DOCUMENT && !wanted.whole) {
                document.put(name, wanted.decode(in));
            } else if (type == ARRAY && !wanted.whole) {
                document.put(name, wanted.decodeElements(in));
            } else {
                document.put(name, BsonDecoder.decodeValue(type, in));
            }
        }
        in.readerIndex(end);
        return document;
    }

    private List<Object> decodeElements(ByteBuf in) {
        List<Object> elements = new ArrayList<>();
        int end = in.readerIndex() + in.readIntLE();
        for (byte type = in.readByte(); type != END; type = in.readByte()) {
            BsonDecoder.decodeCString(in);
            elements.add(type == DOCUMENT ? decode(in) : BsonDecoder.decodeValue(type, in));
        }
        in.readerIndex(end);
        return elements;
    }

    private static void skip(byte type, ByteBuf in) {
        switch (type) {
            case STRING -> in.skipBytes(in.readIntLE());
            case DOCUMENT, ARRAY -> in.skipBytes(in.readIntLE() - Integer.BYTES);
            case BINARY -> in.skipBytes(in.readIntLE() + SIZE_OF_SUBTYPE);
            default -> BsonDecoder.decodeValue(type, in);
        }
    }
}
