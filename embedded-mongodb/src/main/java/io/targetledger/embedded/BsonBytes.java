package io.targetledger.embedded;

import java.util.Collection;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** Documents as the BSON bytes they are stored as. */
final class BsonBytes {

    private static final int OBJECT_TOO_LARGE = 10334;

    private BsonBytes() {}

    /** @throws MongoServerError if the document is larger than MongoDB allows (16 MiB) */
    static byte[] encode(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        try {
            BsonEncoder.encodeDocument(document, buffer);
            int size = buffer.readableBytes();
            if (size > BsonConstants.MAX_BSON_OBJECT_SIZE) {
                throw new MongoServerError(
                        OBJECT_TOO_LARGE,
                        "BSONObjectTooLarge",
                        "A document must not exceed " + BsonConstants.MAX_BSON_OBJECT_SIZE + " bytes, this one has "
                                + size + ". Split it, or keep its large part elsewhere.");
            }
            byte[] bytes = new byte[size];
            buffer.readBytes(bytes);
            return bytes;
        } finally {
            buffer.release();
        }
    }

    /** @throws MongoServerError as {@link #encode} does */
    static void refuseTooLarge(Document document) {
        if (sizeAtMost(document) > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            encode(document);
        }
    }

    static Document decode(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }

    /** An upper bound of the encoded size, found without encoding. */
    static long sizeAtMost(@Nullable Object value) {
        if (value instanceof StoredDocument stored) {
            return stored.bytes().length;
        } else if (value instanceof Document document) {
            long size = 5;
            for (var field : document.entrySet()) {
                size += 2 + 3L * field.getKey().length() + sizeAtMost(field.getValue());
            }
            return size;
        } else if (value instanceof Collection<?> values) {
            long size = 5;
            for (Object each : values) {
                size += 12 + sizeAtMost(each);
            }
            return size;
        } else if (value instanceof String string) {
            return 5 + 3L * string.length();
        } else if (value instanceof BinData binary) {
            return 5 + binary.getData().length;
        }
        return 256;
    }
}
