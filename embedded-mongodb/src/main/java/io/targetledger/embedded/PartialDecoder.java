package io.targetledger.embedded;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

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

    private final Map<String, PartialDecoder> fields = new HashMap<>();
    /** Whether a path ends here. */
    private boolean whole;

    private PartialDecoder() {}

    /** @param paths such as {@code view.owner}; arrays on the way are read whole */
    static PartialDecoder of(Collection<String> paths) {
        PartialDecoder root = new PartialDecoder();
        for (String path : paths) {
            PartialDecoder at = root;
            for (String name : path.split("\\.", -1)) {
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
            } else {
                document.put(name, BsonDecoder.decodeValue(type, in));
            }
        }
        in.readerIndex(end);
        return document;
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
