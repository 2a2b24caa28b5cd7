package io.targetledger.projection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.conversions.Bson;
import org.bson.io.BasicOutputBuffer;

/** The SHA-256 of a view's rows as they are at a position, in the order of their ids, whatever wrote them. */
final class RowDigest {

    private static final int PAGE = 1_000;
    private static final List<String> FIELDS =
            List.of("_id", RowCodec.KEY, RowCodec.VERSION, RowCodec.FROM, "createdAt", "updatedAt", RowCodec.VIEW);
    private static final List<String> WHERE_STORED = List.of(RowCodec.SINCE, RowCodec.POSITION);
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> rows;
    private final long position;
    private final Runnable progress;

    /** @param progress run after each page; may throw to end it */
    RowDigest(MongoCollection<RawBsonDocument> rows, long position, Runnable progress) {
        this.rows = rows;
        this.position = position;
        this.progress = progress;
    }

    /** In hex. */
    String value() {
        MessageDigest digest = sha256();
        Bson sought = Filters.lte(RowCodec.FROM, position);
        List<RawBsonDocument> page = page(sought);
        while (!page.isEmpty()) {
            page.forEach(row -> update(digest, row));
            progress.run();
            page = page(Filters.and(
                    Filters.gt("_id", page.get(page.size() - 1).getString("_id").getValue()), sought));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private List<RawBsonDocument> page(Bson filter) {
        return rows.find(filter).sort(Sorts.ascending("_id")).limit(PAGE).into(new ArrayList<>());
    }

    private void update(MessageDigest digest, RawBsonDocument row) {
        BsonDocument ordered = new BsonDocument();
        FIELDS.forEach(field -> ordered.put(field, row.get(field)));
        WHERE_STORED.stream().filter(row::containsKey).forEach(field -> ordered.put(field, row.get(field)));
        long to = row.getInt64(RowCodec.TO).getValue();
        ordered.put(RowCodec.TO, new BsonInt64(to > position ? Row.IN_FORCE : to));
        if (to <= position && row.containsKey(RowCodec.UNTIL)) {
            ordered.put(RowCodec.UNTIL, row.get(RowCodec.UNTIL));
        }
        if (row.containsKey(RowCodec.GONE) && row.getInt64(RowCodec.GONE).getValue() <= position) {
            ordered.put(RowCodec.GONE, row.get(RowCodec.GONE));
        }
        BasicOutputBuffer bytes = new BasicOutputBuffer();
        try (BsonBinaryWriter writer = new BsonBinaryWriter(bytes)) {
            CODEC.encode(writer, ordered, EncoderContext.builder().build());
        }
        bytes.getByteBuffers().forEach(part -> digest.update(part.asNIO()));
        bytes.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
