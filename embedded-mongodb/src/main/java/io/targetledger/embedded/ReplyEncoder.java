package io.targetledger.embedded;

import java.util.List;
import java.util.Map;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.OpCode;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;

/** Writes replies as {@code OP_MSG}; what they hold of stored documents is copied, not encoded again. */
final class ReplyEncoder extends MessageToByteEncoder<MongoMessage> {

    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;
    private static final byte KIND_BODY = 0;

    @Override
    protected void encode(ChannelHandlerContext context, MongoMessage message, ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        out.writeIntLE(message.getHeader().getRequestID());
        out.writeIntLE(message.getHeader().getResponseTo());
        out.writeIntLE(OpCode.OP_MSG.getId());
        out.writeIntLE(message.getFlags());
        out.writeByte(KIND_BODY);
        writeDocument(message.getDocument(), out);
        out.setIntLE(start, out.writerIndex() - start);
    }

    /** The reply with its stored documents decoded, for encoders that do not know them. */
    static Document plain(Document reply) {
        ByteBuf buffer = Unpooled.buffer();
        try {
            writeDocument(reply, buffer);
            return BsonBytes.decode(ByteBufUtil.getBytes(buffer));
        } finally {
            buffer.release();
        }
    }

    private static void writeDocument(Document document, ByteBuf out) {
        int start = begin(out);
        for (Map.Entry<String, Object> field : document.entrySet()) {
            writeField(field.getKey(), field.getValue(), out);
        }
        end(start, out);
    }

    private static void writeList(List<?> values, ByteBuf out) {
        int start = begin(out);
        for (int i = 0; i < values.size(); i++) {
            writeField(Integer.toString(i), values.get(i), out);
        }
        end(start, out);
    }

    private static void writeField(String name, Object value, ByteBuf out) {
        if (value instanceof StoredDocument stored) {
            writeName(DOCUMENT, name, out);
            out.writeBytes(stored.bytes());
        } else if (value instanceof Document document) {
            writeName(DOCUMENT, name, out);
            writeDocument(document, out);
        } else if (value instanceof List<?> values) {
            writeName(ARRAY, name, out);
            writeList(values, out);
        } else {
            byte type = BsonEncoder.determineType(value);
            writeName(type, name, out);
            BsonEncoder.encodeValue(type, value, out);
        }
    }

    private static void writeName(byte type, String name, ByteBuf out) {
        out.writeByte(type);
        ByteBufUtil.writeUtf8(out, name);
        out.writeByte(0);
    }

    private static int begin(ByteBuf out) {
        int start = out.writerIndex();
        out.writeIntLE(0);
        return start;
    }

    private static void end(int start, ByteBuf out) {
        out.writeByte(0);
        out.setIntLE(start, out.writerIndex() - start);
    }
}
