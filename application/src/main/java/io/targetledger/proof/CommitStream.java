package io.targetledger.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import io.targetledger.ledger.Ledger;
import jakarta.servlet.http.HttpServletResponse;
import org.bson.BsonBinaryWriter;
import org.bson.BsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /ledger/commits?after=N}: all commits behind one, as BSON documents one behind the other, exactly as stored: so
 * that whoever verifies the ledger need not trust this server. For the roles ADMIN and AUDITOR.
 */
@RestController
final class CommitStream {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final Ledger ledger;

    CommitStream(Ledger ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/ledger/commits")
    void commits(@RequestParam(name = "after", defaultValue = "0") long after, HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpStatus.OK.value());
        response.setContentType("application/bson-seq");
        OutputStream out = response.getOutputStream();
        ledger.commits().walkAfter(after, commit -> {
            write(commit, out);
            return true;
        });
        out.flush();
    }

    private static void write(BsonDocument commit, OutputStream out) {
        try (BasicOutputBuffer buffer = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            CODEC.encode(writer, commit, EncoderContext.builder().build());
            buffer.pipe(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the client has gone
        }
    }
}
