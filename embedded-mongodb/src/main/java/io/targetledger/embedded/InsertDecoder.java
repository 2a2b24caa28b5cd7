package io.targetledger.embedded;

import java.util.ArrayList;
import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests as the stock server does, but leaves the documents of an insert as the bytes they came in, which is how they
 * are stored: as {@link StoredDocument}s.
 */
final class InsertDecoder extends MongoWireProtocolHandler {

    private static final int HEADER = 4 * Integer.BYTES;
    private static final int OPCODE = 3 * Integer.BYTES;
    private static final byte BODY = 0;
    private static final byte SEQUENCE = 1;

    @Override
    protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf in) throws Exception {
        int start = in.readerIndex();
        if (in.readableBytes() > HEADER + Integer.BYTES
                && in.readableBytes() >= in.getIntLE(start)
                && in.getIntLE(start + OPCODE) == OpCode.OP_MSG.getId()
                && in.getIntLE(start + HEADER) == 0) {
            int length = in.getIntLE(start);
            Document insert = insertIn(in.slice(start, length).skipBytes(HEADER + Integer.BYTES));
            if (insert != null) {
                MessageHeader header = new MessageHeader(
                        length, in.getIntLE(start + Integer.BYTES), in.getIntLE(start + 2 * Integer.BYTES));
                in.skipBytes(length);
                return new MongoMessage(context.channel(), header, insert);
            }
        }
        return super.decode(context, in);
    }

    /** Null if it is something else, or not of the usual form. */
    private static @Nullable Document insertIn(ByteBuf sections) {
        if (sections.readByte() != BODY) {
            return null;
        }
        int body = sections.readerIndex();
        sections.skipBytes(Integer.BYTES + 1);
        if (!BsonDecoder.decodeCString(sections).equals("insert")) {
            return null;
        }
        Document insert = BsonDecoder.decodeBson(sections.readerIndex(body));
        if (!sections.isReadable() || sections.readByte() != SEQUENCE) {
            return null;
        }
        int end = sections.readerIndex() + sections.readIntLE();
        if (end != sections.writerIndex()
                || !BsonDecoder.decodeCString(sections).equals("documents")) {
            return null;
        }
        List<StoredDocument> documents = new ArrayList<>();
        while (sections.isReadable()) {
            int size = sections.getIntLE(sections.readerIndex());
            if (size > sections.readableBytes() || size < Integer.BYTES + 1) {
                return null;
            }
            byte[] bytes = new byte[size];
            sections.readBytes(bytes);
            if (!WellFormed.isDocument(bytes)) {
                return null;
            }
            documents.add(new StoredDocument(bytes));
        }
        insert.put("documents", documents);
        return insert;
    }
}
