package io.targetledger.embedded;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;

import static com.mongodb.client.model.Sorts.ascending;

/** A process that writes in many threads, says what was acknowledged, and never ends by itself. */
final class WritesUntilKilled {

    static final int THREADS = 8;

    private WritesUntilKilled() {}

    /** @param arguments the directory, and the number of this round */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        EmbeddedMongo mongo = EmbeddedMongo.open(Path.of(arguments[0]));
        MongoClient client = MongoClients.create(mongo.connectionString());
        MongoCollection<Document> rows = client.getDatabase("kill").getCollection("rows");
        MongoCollection<Document> counters = client.getDatabase("kill").getCollection("counters");
        rows.createIndex(ascending("key"), new IndexOptions().unique(true));
        rows.createIndex(ascending("events.aggregate", "events.sequence"), new IndexOptions().unique(true));
        for (int t = 0; t < THREADS; t++) {
            String thread = arguments[1] + "." + t;
            new Thread(() -> {
                        for (int n = 0; ; n++) {
                            write(rows, thread, n);
                            acknowledge(out, "row " + thread + "." + n);
                            counters.updateOne(
                                    new Document("_id", thread),
                                    Updates.set("n", n),
                                    new com.mongodb.client.model.UpdateOptions().upsert(true));
                            acknowledge(out, "counter " + thread + " " + n);
                        }
                    })
                    .start();
        }
    }

    private static void write(MongoCollection<Document> rows, String thread, int n) {
        String id = thread + "." + n;
        if (n % 5 == 4) {
            List<Document> several = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                several.add(row(id + "/" + i));
            }
            several.add(row(id));
            rows.insertMany(several);
        } else {
            rows.insertOne(row(id));
        }
    }

    private static Document row(String id) {
        return new Document("_id", id)
                .append("key", "key " + id)
                .append("events", List.of(event(id, 0), event(id, 1)))
                .append("text", "x".repeat(200));
    }

    private static Document event(String id, int sequence) {
        return new Document("aggregate", id).append("sequence", sequence);
    }

    private static void acknowledge(PrintStream out, String what) {
        synchronized (out) {
            out.println(what);
            out.flush();
        }
    }
}
