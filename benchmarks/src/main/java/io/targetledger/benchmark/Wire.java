package io.targetledger.benchmark;

import java.util.concurrent.atomic.LongAdder;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.targetledger.benchmark.Measure.Traffic;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/** Counts what a driver sends and receives while it is asked to; idle otherwise, so that timed passes do not pay for it. */
public final class Wire implements CommandListener {

    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder received = new LongAdder();
    private volatile boolean counting;

    void start() {
        roundTrips.reset();
        sent.reset();
        received.reset();
        counting = true;
    }

    Traffic stop(long operations) {
        counting = false;
        return new Traffic(
                (double) roundTrips.sum() / operations,
                (double) sent.sum() / operations,
                (double) received.sum() / operations);
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        if (counting) {
            roundTrips.increment();
            sent.add(bytes(event.getCommand()));
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        if (counting) {
            received.add(bytes(event.getResponse()));
        }
    }

    private static int bytes(BsonDocument document) {
        return new RawBsonDocument(document, CODEC).getByteBuffer().remaining();
    }
}
